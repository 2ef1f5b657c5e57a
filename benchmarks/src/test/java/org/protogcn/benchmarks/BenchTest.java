package org.protogcn.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.protogcn.benchmarks.reference.Stage;
import org.protogcn.training.tensor.LibTorch;

/** The report's structure; never its timings. */
class BenchTest {
    private static final Sizes TINY = new Sizes(7, 8, 10, 2, 16, 25);
    private static final Setting TRAINING = new Setting(Task.TRAINING, "tiny", TINY, Attendance.MIXED, 3, 1);
    private static final Setting INFERENCE = new Setting(Task.INFERENCE, "tiny", TINY, Attendance.ALL, 1, 1);
    private static final Plan PLAN = new Plan(
            1,
            List.of(Variant.AS_WRITTEN, Variant.FP32, Variant.BF16),
            TINY,
            2,
            List.of(TRAINING, INFERENCE),
            new Turns(2, 0),
            List.of(new Probe(Variant.FP32_SPARING, TRAINING, 1)),
            List.of(TRAINING));

    private static Report report;
    private static final List<String> PROGRESS = new ArrayList<>();

    @BeforeAll
    static void run() {
        LibTorch.load(0);
        report = new Bench(PLAN, PROGRESS::add).run();
    }

    @Test
    void variants_agreeBeforeTheyAreTimed() {
        assertTrue(report.agrees(), () -> report.checks().toString());
        assertEquals(
                List.of(0, 1, 2),
                report.checks().stream().filter(Check::exact).map(Check::absent).toList());
        int compared = PROGRESS.indexOf("comparing results");
        int timed =
                PROGRESS.indexOf(ReportText.row(report.measurements().get(0)).stripTrailing());
        assertTrue(0 <= compared && compared < timed, PROGRESS::toString);
    }

    @Test
    void coarseNumbers_haveADistance() {
        Agreement coarse = report.checks().get(report.checks().size() - 1).agreement();
        assertTrue(1e-4 < coarse.logits() && coarse.logits() < 0.3, coarse::toString);
    }

    @Test
    void measurements_coverThePlan() {
        assertEquals(
                PLAN.settings(),
                report.measurements().stream().map(Measurement::setting).toList());
        for (Measurement measurement : report.measurements()) {
            assertEquals(
                    PLAN.variants(),
                    measurement.timings().stream().map(Timing::variant).toList());
            for (Timing timing : measurement.timings()) {
                assertEquals(2, timing.millis().size());
                assertTrue(timing.reached() > 0);
            }
            assertEquals(new Spread(1, 1, 1), measurement.timings().get(0).timesFaster());
        }
    }

    @Test
    void memory_isMeasuredInAnotherProcess() {
        Probe.Found found = report.memory().get(0);
        assertTrue(0 < found.before() && found.before() < found.peak(), found::toString);
    }

    @Test
    void profile_hasAColumnForEachVariant_inTheSameStages() {
        Profile profile = report.profiles().get(0);
        assertEquals(
                PLAN.variants(),
                profile.columns().stream().map(Profile.Column::variant).toList());
        assertEquals(Set.of(Stage.values()), profile.columns().get(0).millis().keySet());
        assertTrue(profile.columns().get(1).of(Stage.CONVOLUTIONS) > 0, profile::toString);
        String text = ReportText.of(report);
        assertTrue(text.lines().anyMatch(line -> line.startsWith("convolutions ")), text);
    }

    @Test
    void json_holdsTheWholeReport() {
        JsonNode json = new ObjectMapper().valueToTree(report);
        assertEquals(8, json.at("/plan/checked/width").asInt());
        assertTrue(json.at("/machine/threads").asInt() > 0);
        assertTrue(json.at("/checks/0/agreement/gradients").isNumber());
        assertTrue(json.at("/peaks/0/bf16").asDouble() > 0);
        assertEquals(2, json.at("/measurements/0/timings/1/millis").size());
        assertTrue(json.at("/measurements/1/timings/2/timesFaster/median").isNumber());
    }

    @Test
    void text_hasARowForEachTiming() {
        String text = ReportText.of(report);
        assertTrue(text.contains("same results as written: yes"), text);
        for (Variant variant : PLAN.variants()) {
            assertEquals(
                    PLAN.settings().size(),
                    text.lines()
                            .filter(line -> line.contains(variant.label()) && line.endsWith("%"))
                            .count(),
                    text);
        }
    }

    @Test
    void disagreement_isSaid() {
        Check wrong = new Check("ours fp64", true, 0, new Agreement(0.5, 0, 0, 0));
        Report failed = new Report(report.machine(), PLAN, List.of(wrong), List.of(), List.of(), List.of(), List.of());
        assertFalse(failed.agrees());
        assertTrue(ReportText.of(failed).contains("same results as written: NO"));
    }
}
