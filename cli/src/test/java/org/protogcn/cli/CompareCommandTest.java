package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.evaluation.EvaluationReport;
import org.protogcn.evaluation.ScoreFile;
import org.protogcn.evaluation.Scores;

class CompareCommandTest {
    @TempDir
    Path folder;

    private Path before;
    private Path after;

    /** Six clips of two classes; the one takes everything for the first class, the other is right. */
    @BeforeEach
    void writeScores() throws IOException {
        before = folder.resolve("before.npz");
        after = folder.resolve("after");
        ScoreFile.write(before, scores(0));
        EvaluationReport.write(after, "after", scores(1));
    }

    private static Scores scores(int second) {
        Scores.Builder scores = new Scores.Builder(List.of("sit", "stand"));
        for (int clip = 0; clip < 6; clip++) {
            int prediction = clip < 3 ? 0 : second;
            scores.add("clip" + clip, clip < 3 ? 0 : 1, new double[] {1 - prediction, prediction});
        }
        return scores.build();
    }

    @Test
    void text_saysWhatDiffers() {
        String out = Typed.command("compare", before, after).expectSuccess().out();
        assertTrue(out.contains("right in one alone 0 and 3, p = 0.25 (exact binomial)"), out);
        assertTrue(out.contains("    0.00 -> 100.00  +100.00  stand (3 clips)"), out);
        assertTrue(out.contains("     3 ->    0     -3  sit / stand"), out);
    }

    @Test
    void json_holdsTheSame() throws IOException {
        String out = Typed.command("compare", before, after, "--json")
                .expectSuccess()
                .out();
        JsonNode json = new ObjectMapper().readTree(out);
        assertEquals(0.25, json.at("/test/p").doubleValue(), 1e-12);
        assertEquals("stand", json.at("/classes/0/name").textValue());
        assertEquals(2, json.path("levels").size());
    }

    @Test
    void figures_areWrittenBesideTheText() {
        Path figures = folder.resolve("figures");
        Typed.command("compare", before, after, "--figures", figures).expectSuccess();
        for (String name : List.of("classes.svg", "classes.png", "levels.svg", "levels.png")) {
            assertTrue(Files.exists(figures.resolve(name)), name);
        }
    }

    @Test
    void whatCannotBeCompared_isRefused() {
        Typed.command("compare", before, folder.resolve("absent.npz")).expectRefusal("absent.npz");
        Typed.command("compare", before, after, "--above", -1).expectRefusal("--above -1.0");
    }
}
