package org.protogcn.benchmarks.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.protogcn.benchmarks.Attendance;
import org.protogcn.benchmarks.Setting;
import org.protogcn.benchmarks.Task;
import org.protogcn.benchmarks.Variant;
import picocli.CommandLine;

class GrowthTest {
    /** Time grows with the square of the size here, memory with the size, whatever the dimension. */
    private static final Growth GROWTH = new Growth(Growth.BASE, Growth.CLIPS, 2, points());

    private static List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (Variant variant : Growth.VARIANTS) {
            for (Dimension dimension : Dimension.values()) {
                for (int n : dimension.extents()) {
                    points.add(new Point(variant, dimension, n, n, new Point.Cost(n * n, 3 * n), new Point.Cost(5, n)));
                }
            }
        }
        return points;
    }

    @Test
    void power_isTheExponent() {
        assertEquals(
                2,
                GROWTH.power(Variant.FP32, Dimension.JOINTS, point -> point.training()
                        .millis()),
                1e-9);
        assertEquals(
                1,
                GROWTH.power(Variant.BF16, Dimension.FRAMES, point -> point.training()
                        .megabytes()),
                1e-9);
        assertEquals(
                0,
                GROWTH.power(Variant.FP32, Dimension.CLIPS, point -> point.inference()
                        .millis()),
                1e-9);
    }

    @Test
    void dimension_changesNothingElse() {
        Setting base = new Setting(Task.TRAINING, "growth", Growth.BASE, Attendance.ALL, Growth.CLIPS, 1);
        assertEquals(4, base.clips());
        assertEquals(16, Dimension.CLIPS.of(base, 16).clips());
        assertEquals(37, Dimension.JOINTS.of(base, 37).sizes().joints());
        assertEquals(base, Dimension.WIDTH.of(base, Growth.BASE.width()));
        assertEquals(base, Dimension.PERSONS.of(base, Growth.BASE.persons()));
        assertEquals(base, Dimension.FRAMES.of(base, Growth.BASE.frames()));
        assertEquals(base, Dimension.CLASSES.of(base, Growth.BASE.classes()));
    }

    @Test
    void textAndCsv_haveALineForEachPoint() {
        String text = GrowthText.of(GROWTH);
        assertEquals(2 * 6, text.lines().filter(line -> line.contains("power")).count(), text);
        assertEquals(2 + 2 * (4 + 6) + points().size(), text.lines().count());
        List<String> csv = GrowthText.csv(GROWTH).lines().toList();
        assertEquals(1 + points().size(), csv.size());
        assertEquals("fp32,frames,24,24.0,576.0,72.0,5.0,24.0", csv.get(1));
    }

    @Test
    void picture_hasAChartForEachDimensionAndMeasure() {
        String svg = GrowthPicture.of(GROWTH).svg();
        for (Dimension dimension : Dimension.values()) {
            assertTrue(svg.contains(">" + dimension.label() + ": time, ms<"), svg);
            assertTrue(svg.contains(">" + dimension.label() + ": memory, MB<"), svg);
        }
    }

    @Test
    void equalFactors_areEquallyFarApart() {
        LogScale scale = new LogScale(3, 300, 100, 0);
        assertEquals(50, scale.at(30), 1e-9);
        assertEquals(List.of(5.0, 10.0, 20.0, 50.0, 100.0, 200.0), scale.ticks());
    }

    @Test
    void folderThatIsMissing_isRefusedBeforeTheRun() {
        StringWriter err = new StringWriter();
        int code = new CommandLine(new GrowthCommand())
                .setErr(new PrintWriter(err, true))
                .execute("--out", "no/such/folder");
        assertEquals(2, code);
        assertTrue(err.toString().startsWith("there is no folder no/such/folder"), err::toString);
    }
}
