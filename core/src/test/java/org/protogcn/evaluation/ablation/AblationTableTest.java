package org.protogcn.evaluation.ablation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.evaluation.ablation.AblationTable.Accuracy;
import org.protogcn.evaluation.ablation.AblationTable.Outcome;
import org.protogcn.evaluation.ablation.AblationTable.Row;

class AblationTableTest {
    private static final AblationTable TABLE = new AblationTable(
            "tiny, components",
            "val",
            List.of(
                    row("baseline", 3, outcome(1, 0.80, 0.82), outcome(2, 0.84, 0.84), outcome(3, 0.85, 0.86)),
                    row("all, \"new\"", 3, outcome(1, 0.9, 0.9)),
                    row("none", 2)));

    @TempDir
    Path folder;

    private static Outcome outcome(long seed, double last, double best) {
        return new Outcome(seed, "seed=" + seed, new Accuracy(best, 1, best), new Accuracy(last, 1, last));
    }

    private static Row row(String label, int planned, Outcome... outcomes) {
        return new Row(label, Map.of("loss.contrastive", "true"), planned, List.of(outcomes), "");
    }

    /** 80, 84, 85: mean 83, squared distances 9 + 1 + 4, over two. */
    @Test
    void deviation_isThatOfASample() {
        Spread spread = TABLE.rows().get(0).last();
        assertEquals(0.83, spread.mean(), 1e-12);
        assertEquals(Math.sqrt(7) / 100, spread.deviation(), 1e-12);
        assertEquals("83.00 ± 2.65", spread.percent());
        assertEquals("90.00", Spread.of(0.9).percent());
        assertEquals("-", Spread.of().percent());
    }

    @Test
    void gain_isThatOfTheLastEpochOverTheFirstRow() {
        assertEquals(0.07, TABLE.gain(TABLE.rows().get(1)), 1e-12);
        String text = TABLE.text();
        assertTrue(text.contains("   +7.00    1/3  all, \"new\"\n"), text);
        assertTrue(text.contains("           -      0/2  none\n") || text.contains("0/2  none\n"), text);
    }

    @Test
    void report_holdsEveryRun_andNullWhereThereIsNoFigure() throws IOException {
        AblationReport.write(folder, "components", TABLE);
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("components.json").toFile());
        assertEquals(0.83, json.at("/rows/0/last/mean").doubleValue(), 1e-12);
        assertEquals(0.86, json.at("/rows/0/runs/2/best/top1").doubleValue(), 1e-12);
        assertTrue(json.at("/rows/1/last/deviation").isNull());
        assertTrue(json.at("/rows/2/gain").isNull());
        List<String> csv = Files.readAllLines(folder.resolve("components.csv"));
        assertEquals(1 + 4, csv.size());
        assertEquals("\"all, \"\"new\"\"\",1,seed=1,0.9,1.0,0.9,0.9,1.0,0.9", csv.get(4));
    }

    @Test
    void figure_showsMeansRunsAndBars() throws IOException {
        AblationReport.write(folder, "components", TABLE);
        String svg = Files.readString(folder.resolve("components.svg"));
        assertTrue(svg.contains(">all, &quot;new&quot;<") || svg.contains(">all, \"new\"<"), svg);
        // Means and runs of two series, and two dots of the legend.
        assertEquals(2 * (2 + 4) + 2, svg.split("<circle", -1).length - 1);
        assertTrue(ImageIO.read(folder.resolve("components.png").toFile()).getWidth() > 500);
    }
}
