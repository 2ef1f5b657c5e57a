package org.protogcn.benchmarks.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.benchmarks.FlopCount;
import org.protogcn.benchmarks.Sizes;
import org.protogcn.benchmarks.Spread;
import org.protogcn.training.tensor.LibTorch;

/** That all forms give the same scores, and the report's structure; never its timings. */
class ServingBenchTest {
    private static final Sizes TINY = new Sizes(7, 16, 10, 2, 16, 25);
    private static final ServingPlan PLAN =
            new ServingPlan(TINY, List.of(1, 2), List.of(1), List.of(2, 1), List.of(2), 2);
    private static final List<String> PROGRESS = new ArrayList<>();

    @TempDir
    static Path folder;

    private static ServingReport report;

    @BeforeAll
    static void run() throws Exception {
        LibTorch.load(1);
        report = new ServingBench(PLAN, PROGRESS::add).run(folder);
    }

    @Test
    void forms_giveTheSameScores() {
        assertTrue(report.agrees(), () -> ServingText.of(report));
        for (Serving serving : report.servings()) {
            assertEquals(5, serving.timings().size());
            double ofEightBits = serving.timings().get(4).difference();
            assertTrue(ofEightBits > 0 && ofEightBits < 0.2, () -> "eight bits: " + ofEightBits);
        }
    }

    @Test
    void servings_coverThePlan() {
        assertEquals(
                List.of("1 1 2 2", "1 1 1 2", "2 1 2 2", "2 1 1 2"),
                report.servings().stream()
                        .map(s -> s.streams() + " " + s.threads() + " " + s.persons() + " " + s.clips())
                        .toList());
        assertEquals(4, PROGRESS.size());
        for (Serving serving : report.servings()) {
            serving.timings().forEach(timing -> assertEquals(2, timing.millis().size()));
        }
    }

    @Test
    void limit_growsWithPersonsAndStreams() {
        double one = report.limit(report.servings().get(1));
        assertTrue(one > 0);
        assertEquals(4 * one, report.limit(report.servings().get(2)), 1e-9 * one);
    }

    @Test
    void json_holdsTheWholeReport() {
        JsonNode json = new ObjectMapper().valueToTree(report);
        assertTrue(json.at("/gemm/0/onnxRuntime").asDouble() > 0);
        assertEquals(2, json.at("/servings/3/timings/4/millis").size());
        assertTrue(json.at("/servings/0/timings/3/timesFaster/median").isNumber());
    }

    @Test
    void text_hasTwoLinesForEachServing() {
        String text = ServingText.of(report);
        assertTrue(text.contains("same scores: yes"), text);
        assertEquals(
                8, text.lines().dropWhile(line -> !line.startsWith("streams")).count() - 1, text);
    }

    @Test
    void formThatDiffers_isNoAgreement() {
        Spread any = new Spread(1, 1, 1);
        Serving.Timing wrong = new Serving.Timing(ServingBench.MODEL_FILE, 0.01, List.of(1.0), any, any);
        Serving serving = new Serving(1, 1, 2, 3, List.of(wrong));
        ServingReport failed = new ServingReport(report.machine(), PLAN, report.gemm(), 1, List.of(serving));
        assertFalse(failed.agrees());
        assertTrue(ServingText.of(failed).contains("same scores: NO"));
    }

    @Test
    void work_isThatOfTheNetwork() {
        assertEquals(5.53, FlopCount.of(Sizes.NTU_120).sequence(), 0.01);
    }
}
