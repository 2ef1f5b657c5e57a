package org.protogcn.training.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.protogcn.training.GoldenNetwork;
import org.protogcn.training.tensor.Tensors;

/** Who owns what comes out of a network. */
class ForwardScopeTest {
    private static final GoldenNetwork GOLDEN = GoldenNetwork.named("ntu_tiny");

    @Test
    void forward_withoutAScope_refuses() {
        try (ProtoGcn network = GOLDEN.network(Numbers.FLOAT32);
                Tensor clips = Tensors.of(GOLDEN.array("input.npy"))) {
            Exception e = assertThrows(IllegalStateException.class, () -> network.forward(clips, Pass.EXPLANATION));
            assertTrue(e.getMessage().contains("PointerScope"), e.getMessage());
        }
    }

    @Test
    void forward_inAScope_outlivesTheGarbageCollector() {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard();
                ProtoGcn network = GOLDEN.network(Numbers.FLOAT32)) {
            Tensor clips = Tensors.of(GOLDEN.array("input.npy"));
            Output first = network.forward(clips, Pass.EXPLANATION);
            double[] expected = topology(first);
            System.gc();
            Output second = network.forward(clips, Pass.EXPLANATION);
            assertArrayEquals(expected, topology(first));
            assertArrayEquals(expected, topology(second));
        }
    }

    private static double[] topology(Output output) {
        return Tensors.toArray(output.prototypes().orElseThrow().topology()).toDoubles();
    }
}
