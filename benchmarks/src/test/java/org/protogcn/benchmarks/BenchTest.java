package org.protogcn.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.protogcn.training.tensor.LibTorch;

/** The report's structure; never its timings. */
class BenchTest {
    private static final Plan PLAN = new Plan(new Sizes(7, 8, 10, 2, 16, 25), List.of(2, 1), List.of(3), 1, 2, 2);

    private static Report report;
    private static final List<String> PROGRESS = new ArrayList<>();

    @BeforeAll
    static void run() {
        LibTorch.load(0);
        report = new Bench(PLAN, PROGRESS::add).run();
    }

    @Test
    void contenders_agreeBeforeTheyAreTimed() {
        assertTrue(report.agreement().holds(), () -> report.agreement().toString());
        assertTrue(PROGRESS.get(0).startsWith("comparing"), PROGRESS::toString);
    }

    @Test
    void measurements_coverThePlan() {
        assertEquals(
                List.of("training step 2", "training step 1", "inference 3"),
                report.measurements().stream()
                        .map(m -> m.task() + " " + m.clips())
                        .toList());
        for (Measurement measurement : report.measurements()) {
            assertEquals(PLAN.rounds(), measurement.referenceMillis().size());
            assertEquals(PLAN.rounds(), measurement.ourMillis().size());
            assertTrue(measurement.ours().min() > 0);
        }
    }

    @Test
    void json_holdsTheWholeReport() {
        JsonNode json = new ObjectMapper().valueToTree(report);
        assertEquals(8, json.at("/plan/sizes/width").asInt());
        assertTrue(json.at("/machine/threads").asInt() > 0);
        assertTrue(json.at("/agreement/gradients").isNumber());
        assertEquals(2, json.at("/measurements/0/referenceMillis").size());
        assertTrue(json.at("/measurements/2/ratio/median").isNumber());
    }

    @Test
    void text_hasARowForEachMeasurement() {
        String text = ReportText.of(report);
        assertTrue(text.contains("same results: yes"), text);
        assertEquals(
                1, text.lines().filter(line -> line.startsWith("inference")).count(), text);
        assertEquals(
                2, text.lines().filter(line -> line.startsWith("training step")).count(), text);
    }

    @Test
    void disagreement_isSaidAndNotTimed() {
        Report failed = new Report("now", report.machine(), PLAN, new Agreement(0.5, 0, 0, 0), List.of());
        assertTrue(ReportText.of(failed).contains("same results: NO"));
    }
}
