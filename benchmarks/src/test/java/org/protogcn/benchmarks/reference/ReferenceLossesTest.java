package org.protogcn.benchmarks.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.benchmarks.reference.GoldenNetwork.relativeError;
import static org.protogcn.benchmarks.reference.GoldenNetwork.values;

import java.io.IOException;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** The contrastive loss alone, on a batch with several true positives of a class. */
class ReferenceLossesTest {
    private static final double ROUNDING = 2e-7;

    @Test
    void contrastiveLoss_matchesTheGoldens() throws IOException {
        GoldenNetwork golden = new GoldenNetwork("csc_unit");
        Tensor feature = golden.tensor("feature").set_requires_grad(true);
        Tensor bias = golden.tensor("cl_fc_bias").set_requires_grad(true);

        ReferenceLosses.Losses first = losses(golden, feature, bias, golden.tensor("avg_f_0"));
        assertEquals(golden.manifest().get("loss_call1").asDouble(), value(first), 1e-10);
        assertMatches(golden.values("avg_f_1"), first.bank());
        first.contrastive().backward();
        assertMatches(golden.values("grad_feature"), feature.grad());
        assertMatches(golden.values("grad_cl_fc_bias"), bias.grad());

        ReferenceLosses.Losses second =
                losses(golden, feature, bias, first.bank().detach());
        assertEquals(golden.manifest().get("loss_call2_same_inputs").asDouble(), value(second), 1e-10);
        assertMatches(golden.values("avg_f_2"), second.bank());
    }

    private static ReferenceLosses.Losses losses(GoldenNetwork golden, Tensor feature, Tensor bias, Tensor bank) {
        Map<String, Tensor> weights = Map.of(
                "cls_head.csc_loss.cl_fc.weight", golden.tensor("cl_fc_weight"), "cls_head.csc_loss.cl_fc.bias", bias);
        Layers layers = new Layers(weights, "", true, Observer.NONE);
        ReferenceNetwork.Output output = new ReferenceNetwork.Output(golden.tensor("logits"), feature, null, null);
        return ReferenceLosses.of(layers, output, golden.labels("labels"), bank, 1);
    }

    private static double value(ReferenceLosses.Losses losses) {
        return losses.contrastive().item().toDouble();
    }

    private static void assertMatches(double[] expected, Tensor actual) {
        double error = relativeError(values(actual), expected);
        assertTrue(error <= ROUNDING, "relative error " + error);
    }
}
