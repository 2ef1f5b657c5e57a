package org.protogcn.benchmarks.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.benchmarks.reference.GoldenNetwork.relativeError;
import static org.protogcn.benchmarks.reference.GoldenNetwork.values;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In double precision against values rounded to single: what remains is that rounding. */
class ReferenceNetworkTest {
    private static final double ROUNDING = 2e-7;

    @ParameterizedTest
    @ValueSource(strings = {"ntu_tiny", "coco_tiny"})
    void inference_matchesTheGoldens(String name) throws IOException {
        GoldenNetwork golden = new GoldenNetwork(name);
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            ReferenceNetwork network = new ReferenceNetwork(golden.weights(), 0);
            ReferenceNetwork.Output output = network.forward(golden.tensor("input"), false);
            assertMatches(golden.values("eval_logits_f64"), output.logits(), 1e-12);
            assertMatches(golden.values("eval_recon_graph"), output.reconstruction(), ROUNDING);
            assertMatches(golden.values("eval_topology"), output.topology().select(0, 0), ROUNDING);
            assertMatches(golden.values("eval_feat_pooled"), output.pooled(), ROUNDING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntu_tiny", "coco_tiny"})
    void modules_matchTheGoldens(String name) throws IOException {
        GoldenNetwork golden = new GoldenNetwork(name);
        Map<String, double[]> seen = new HashMap<>();
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            new ReferenceNetwork(golden.weights(), 0, (module, value) -> seen.put(module, values(value)))
                    .forward(golden.tensor("input"), false);
        }
        golden.manifest().get("taps_eval").properties().forEach(tap -> {
            String module = tap.getKey().replaceAll("\\(.*", "");
            assertTapMatches(tap.getKey(), tap.getValue(), seen.get(module));
        });
    }

    private static void assertTapMatches(String tap, JsonNode expected, double[] actual) {
        double squares = 0;
        for (double value : actual) {
            squares += value * value;
        }
        assertEquals(
                expected.get("l2").asDouble(),
                Math.sqrt(squares),
                expected.get("l2").asDouble() * ROUNDING,
                tap);
        int stride = expected.get("stride").asInt();
        JsonNode sample = expected.get("sample");
        for (int i = 0; i < sample.size(); i++) {
            double value = sample.get(i).asDouble();
            assertEquals(value, actual[i * stride], 1e-6 * (1 + Math.abs(value)), tap + " at " + i * stride);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntu_tiny", "coco_tiny"})
    void training_matchesTheGoldens(String name) throws IOException {
        GoldenNetwork golden = new GoldenNetwork(name);
        Map<String, Tensor> state = golden.weights();
        Tensor bank = golden.tensor("avg_f_0");
        double lambda = golden.manifest().at("/config/csc_weight").asDouble();
        double rate = golden.manifest().at("/scalars/optimizer/lr").asDouble();
        Tensor x = golden.tensor("train_input");
        ReferenceTrainer trainer = new ReferenceTrainer(new ReferenceNetwork(state, 0), state, bank, lambda);

        for (JsonNode expected : golden.manifest().at("/scalars/losses")) {
            int step = expected.get("step").asInt();
            assertLosses(expected, trainer.accumulate(x, golden.labels("train_labels")));
            if (step == 1) {
                assertGradients(golden, state);
            }
            trainer.update(rate);
            if (step != 2) {
                assertState(golden, state, golden.values("after_step" + step));
                assertMatches(golden.values("avg_f_" + step), bank, ROUNDING);
            }
        }
    }

    private static void assertLosses(JsonNode expected, ReferenceTrainer.StepLosses actual) {
        assertEquals(expected.get("total").asDouble(), actual.total(), 1e-10, "total");
        assertEquals(expected.get("ce").asDouble(), actual.crossEntropy(), 1e-10, "cross-entropy");
        assertEquals(expected.get("csc").asDouble(), actual.contrastive(), 1e-10, "contrastive");
    }

    private static void assertGradients(GoldenNetwork golden, Map<String, Tensor> state) {
        double norm = golden.manifest().at("/torch_f32_noise/grad_norm_total").asDouble();
        golden.slices("flat_grads", golden.values("train_grads")).forEach((name, expected) -> {
            double difference = norm(state.get(name).grad().sub(expected));
            double allowed = ROUNDING * norm(expected) + 1e-12 * norm;
            assertTrue(difference <= allowed, name + ": " + difference + " > " + allowed);
        });
    }

    private static double norm(Tensor tensor) {
        return tensor.detach().norm().item().toDouble();
    }

    /** The stored state lacks one tensor, so that what follows it has moved forward. */
    private static void assertState(GoldenNetwork golden, Map<String, Tensor> state, double[] expected) {
        int offset = 0;
        for (JsonNode entry : golden.manifest().get("flat_state")) {
            String name = entry.get("name").asText();
            if (!name.equals("cls_head.csc_loss.cl_fc.weight")) {
                double[] actual = values(state.get(name));
                for (int i = 0; i < actual.length; i++) {
                    double tolerance = ROUNDING * Math.abs(expected[offset + i]) + 1e-9;
                    assertEquals(expected[offset + i], actual[i], tolerance, name + "[" + i + "]");
                }
                offset += actual.length;
            }
        }
        assertEquals(expected.length, offset);
    }

    private static void assertMatches(double[] expected, Tensor actual, double tolerance) {
        double error = relativeError(values(actual), expected);
        assertTrue(error <= tolerance, "relative error " + error + " > " + tolerance);
    }
}
