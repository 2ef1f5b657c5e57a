package org.protogcn.benchmarks;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.array.NdArray;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.tensor.LibTorch;

class AgreementTest {
    private static final Sizes TINY = new Sizes(7, 8, 10, 2, 16, 25);
    private static final Start START = Start.of(TINY, 0, 3);

    @BeforeAll
    static void loadLibTorch() {
        LibTorch.load(0);
    }

    @Test
    void ours_agreesWithTheReference() {
        Agreement agreement = agreement(START);
        assertTrue(agreement.holds(), agreement::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void ours_withAbsentPersons_agreesWithTheReference(int absent) {
        Agreement agreement = Agreement.between(
                new ReferenceContender(START, ScalarType.Double),
                new OurContender(START, Numbers.FLOAT64, false),
                Batch.random(TINY, 4, ScalarType.Double, 6).without(absent));
        assertTrue(agreement.holds(), agreement::toString);
    }

    /** Frames that strides of two do not divide. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 7, 18})
    void ours_withAnyNumberOfFrames_agreesWithTheReference(int frames) {
        Sizes sizes = new Sizes(7, 8, 10, 2, frames, 25);
        Start start = Start.of(sizes, 0, 3);
        Agreement agreement = Agreement.between(
                new ReferenceContender(start, ScalarType.Double),
                new OurContender(start, Numbers.FLOAT64, false),
                Batch.random(sizes, 2, ScalarType.Double, 5));
        assertTrue(agreement.holds(), agreement::toString);
    }

    /** A comparison that some part of the network does not reach would pass whatever that part computes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "backbone.data_bn.running_mean",
                "backbone.gcn.0.gcn.down.0.weight",
                "backbone.gcn.3.gcn.A",
                "backbone.gcn.3.gcn.alpha",
                "backbone.gcn.3.gcn.beta",
                "backbone.gcn.4.residual.conv.weight",
                "backbone.gcn.6.gcn.conv1.weight",
                "backbone.gcn.7.tcn.add_coeff",
                "backbone.gcn.9.tcn.branches.3.3.conv.weight",
                "cls_head.fc_cls.bias"
            })
    void logits_noticeAnotherValueOf(String name) {
        assertTrue(agreement(changed(START, name)).logits() > Agreement.TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backbone.prn.query_matrix.weight",
                "backbone.prn.memory_matrix.weight",
                "backbone.post.weight",
                "cls_head.csc_loss.cl_fc.bias"
            })
    void losses_noticeAnotherValueOf(String name) {
        Agreement agreement = agreement(changed(START, name));
        assertTrue(agreement.loss() > Agreement.TOLERANCE, agreement::toString);
        assertTrue(agreement.gradients() > Agreement.TOLERANCE, agreement::toString);
        assertFalse(agreement.holds());
    }

    @Test
    void notANumber_isNoAgreement() {
        assertFalse(new Agreement(0, Double.NaN, 0, 0).holds());
    }

    private static Agreement agreement(Start ours) {
        return Agreement.between(
                new ReferenceContender(START, ScalarType.Double),
                new OurContender(ours, Numbers.FLOAT64, false),
                Batch.random(TINY, 2, ScalarType.Double, 5));
    }

    private static Start changed(Start start, String name) {
        Map<String, NdArray> weights = new LinkedHashMap<>(start.weights());
        float[] values = weights.get(name).toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= 1.01f;
        }
        weights.put(name, NdArray.ofFloats(values, weights.get(name).shape()));
        return new Start(start.sizes(), start.prototypeDropout(), weights, start.bank());
    }
}
