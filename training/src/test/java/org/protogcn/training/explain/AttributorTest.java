package org.protogcn.training.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.protogcn.array.NdArray;
import org.protogcn.training.GoldenNetwork;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.tensor.LibTorch;
import org.protogcn.training.tensor.Tensors;

class AttributorTest {
    private static final int FRAMES = 3;
    /** Of the two joints, the second weighs twice as much; the third coordinate does not count. */
    private static final double[] WEIGHTS = {1, -1, 0, 2, -2, 0};

    @BeforeAll
    static void loadLibtorch() {
        LibTorch.load(1);
    }

    private static Tensor tensor(double[] values, int... shape) {
        return Tensors.of(NdArray.ofDoubles(values, shape));
    }

    /** Two classes: zero, and the weighted sum of all numbers; the log-odds of the second are that sum. */
    private static Tensor linear(Tensor clips) {
        Tensor sum = clips.mul(tensor(WEIGHTS, 2, 3)).sum(1, 2, 3, 4); // [B]
        return torch.stack(new TensorVector(torch.zeros_like(sum), sum), 1);
    }

    /** {@code [2,T,2,3]}: the first person holds 1, 2, 3 ... in x and nothing else; the second is absent. */
    private static Tensor clip() {
        double[] values = new double[2 * FRAMES * 2 * 3];
        for (int i = 0; i < FRAMES * 2; i++) {
            values[3 * i] = i + 1;
        }
        return tensor(values, 2, FRAMES, 2, 3);
    }

    private static Attribution attribute(double... meanPose) {
        try (PointerScope scope = new PointerScope()) {
            return new Attributor(AttributorTest::linear, tensor(meanPose, 2, 3), 5).attribute("clip", 1, clip());
        }
    }

    @Test
    void aLinearNetwork_isExplainedExactly_inBothWays() {
        Attribution found = attribute(0, 0, 0, 0, 0, 0);
        assertEquals(1, found.predicted());
        assertEquals(1 + 3 + 5 + 2 * (2 + 4 + 6), found.logOdds(), 1e-9);
        assertArrayEquals(new double[] {9, 24}, found.joints().gradient(), 1e-9);
        assertArrayEquals(new double[] {9, 24}, found.joints().hidden(), 1e-9);
        assertArrayEquals(new double[] {9, 24}, found.joints().alone(), 1e-9);
        assertArrayEquals(new double[] {5, 11, 17}, found.windows().gradient(), 1e-9);
        assertArrayEquals(new double[] {5, 11, 17}, found.windows().occlusion(), 1e-9);
        assertArrayEquals(new double[] {33, 0}, found.persons().occlusion(), 1e-9);
        assertEquals(8, found.map()[1][1], 1e-9);
        assertEquals(1, found.joints().agreement(), 1e-9);
        assertEquals(0, found.missing(), 1e-9);
    }

    @Test
    void aJointWhereItUsuallyIs_doesNothing_andAbsentPersonsDoNothing() {
        Attribution found = attribute(1, 0, 0, 2, 0, 0);
        assertArrayEquals(
                new double[] {0 + 2 + 4, 2 * (0 + 2 + 4)}, found.joints().gradient(), 1e-9);
        assertArrayEquals(found.joints().gradient(), found.joints().occlusion(), 1e-9);
        assertEquals(3 * (1 + 4), found.ground(), 1e-9);
        assertEquals(0, found.persons().gradient()[1], 0);
    }

    /** Means 3 and 4: the product is 12, half of it 6. */
    @Test
    void jointsThatWorkTogether_areFoundByHidingAndNotAlone() {
        try (PointerScope scope = new PointerScope()) {
            Attribution found =
                    new Attributor(AttributorTest::product, torch.zeros(2, 3), 5).attribute("clip", 1, clip());
            assertArrayEquals(new double[] {6, 6}, found.joints().hidden(), 1e-5);
            assertArrayEquals(new double[] {0, 0}, found.joints().alone(), 1e-5);
            assertArrayEquals(new double[] {3, 3}, found.joints().gradient(), 1e-2);
            assertArrayEquals(found.joints().gradient(), found.joints().occlusion(), 1e-2);
        }
    }

    /** The log-odds of the second class are the product of both joints' mean x in the first person, times a half. */
    private static Tensor product(Tensor clips) {
        Tensor x = clips.select(1, 0).select(3, 0).mean(1); // [B,V]
        Tensor product = x.select(1, 0).mul(x.select(1, 1)).mul(new Scalar(0.5));
        return torch.stack(new TensorVector(torch.zeros_like(product), product), 1);
    }

    @Test
    void aNetworksWeights_getNoGradients() {
        GoldenNetwork golden = GoldenNetwork.named("coco_tiny");
        try (PointerScope scope = new PointerScope();
                ProtoGcn network = golden.network(Numbers.FLOAT32)) {
            Tensor clips = Tensors.of(golden.array("input.npy"));
            Attribution found =
                    Attributor.of(network, 2, golden.joints(), 8).attribute("second", 0, clips.select(0, 1));
            assertEquals(
                    Arrays.stream(found.joints().gradient()).sum(),
                    Arrays.stream(found.windows().gradient()).sum(),
                    1e-4);
            assertEquals(0, network.weights().gradients().abs().max().item_double(), 0);
        }
    }
}
