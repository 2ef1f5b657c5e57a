package org.protogcn.training.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.protogcn.training.network.NetworkConfiguration;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.network.Weights;
import org.protogcn.training.tensor.LibTorch;
import org.protogcn.training.tensor.Tensors;

/** Steps worked out by hand, on the first two parameters of a network that is otherwise zero. */
class SgdTest {
    private static final double TOLERANCE = 1e-12;

    private ProtoGcn network;

    @BeforeEach
    void makeNetwork() {
        LibTorch.load(1);
        network = network("cpu");
    }

    private static ProtoGcn network(String device) {
        NetworkConfiguration sizes =
                new NetworkConfiguration(2, 8, 2, NetworkConfiguration.InputNorm.VC, true, true, true, 0, 0, 0);
        return new ProtoGcn(sizes, 2, 1, new Device(device), Numbers.FLOAT64);
    }

    @AfterEach
    void close() {
        network.close();
    }

    private static void set(Tensor vector, double first, double second) {
        try (PointerScope scope = new PointerScope()) {
            vector.narrow(0, 0, 1).fill_(new Scalar(first));
            vector.narrow(0, 1, 1).fill_(new Scalar(second));
        }
    }

    private static void assertFirst(double first, double second, Tensor vector) {
        double[] values = Tensors.toArray(vector).toDoubles();
        assertArrayEquals(new double[] {first, second}, Arrays.copyOf(values, 2), TOLERANCE);
        assertEquals(0, Arrays.stream(values).skip(2).map(Math::abs).sum());
    }

    /** From (1, 2): step 1 with gradient (3, 4), step 2 with gradient (1, 0). */
    private void twoSteps(Sgd optimizer, double[] afterFirst, double[] afterSecond) {
        Weights weights = network.weights();
        set(weights.parameters(), 1, 2);
        set(weights.gradients(), 3, 4);
        optimizer.step(0.1);
        assertFirst(afterFirst[0], afterFirst[1], weights.parameters());
        assertFirst(0, 0, weights.gradients());
        set(weights.gradients(), 1, 0);
        optimizer.step(0.1);
        assertFirst(afterSecond[0], afterSecond[1], weights.parameters());
    }

    @Test
    void step_withMomentum_goesOnInTheOldDirection() {
        try (Sgd optimizer = new Sgd(network.weights(), 0.5, false, 0, 0)) {
            // v1 = (3, 4); v2 = (2.5, 2)
            twoSteps(optimizer, new double[] {0.7, 1.6}, new double[] {0.45, 1.4});
        }
    }

    @Test
    void step_withNesterov_looksAhead() {
        try (Sgd optimizer = new Sgd(network.weights(), 0.5, true, 0, 0)) {
            // g1 + v1/2 = (4.5, 6); g2 + v2/2 = (2.25, 1)
            twoSteps(optimizer, new double[] {0.55, 1.4}, new double[] {0.325, 1.3});
        }
    }

    @Test
    void step_withWeightDecay_pullsTowardsZero() {
        try (Sgd optimizer = new Sgd(network.weights(), 0, false, 0.5, 0)) {
            // g1 + w/2 = (3.5, 5); g2 + w/2 = (1.325, 0.75)
            twoSteps(optimizer, new double[] {0.65, 1.5}, new double[] {0.5175, 1.425});
        }
    }

    @Test
    void step_clipping_shortensALongGradientAndLeavesAShortOne() {
        try (Sgd optimizer = new Sgd(network.weights(), 0, false, 0, 2.5)) {
            // |(3, 4)| = 5 becomes (1.5, 2); |(1, 0)| stays
            twoSteps(optimizer, new double[] {0.85, 1.8}, new double[] {0.75, 1.8});
        }
    }

    @Test
    void step_clippingNoGradientAtAll_leavesItZero() {
        try (Sgd optimizer = new Sgd(network.weights(), 0, false, 0, 2.5)) {
            set(network.weights().parameters(), 1, 2);
            optimizer.step(0.1);
            assertFirst(1, 2, network.weights().parameters());
        }
    }

    /** A device that has shapes and no numbers: whoever asks for one fails, as whoever asks a GPU waits. */
    @Test
    void step_onADeviceWithoutNumbers_needsNone() {
        try (PointerScope scope = new PointerScope();
                ProtoGcn elsewhere = network("meta");
                Sgd optimizer = new Sgd(elsewhere.weights(), 0.9, true, 5e-4, 2.5)) {
            Tensor gradients = elsewhere.weights().gradients();
            assertDoesNotThrow(() -> optimizer.step(0.1));
            assertThrows(RuntimeException.class, () -> gradients.norm().item_double());
        }
    }

    @Test
    void step_clipping_measuresTheGradientBeforeWeightDecay() {
        try (Sgd optimizer = new Sgd(network.weights(), 0, false, 0.5, 2.5)) {
            // (1.5, 2) + w/2 = (2, 3); (1, 0) + w/2 = (1.4, 0.85)
            twoSteps(optimizer, new double[] {0.8, 1.7}, new double[] {0.66, 1.615});
        }
    }
}
