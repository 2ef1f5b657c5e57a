package org.protogcn.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.protogcn.benchmarks.reference.Stage;
import org.protogcn.training.tensor.LibTorch;

class StageClockTest {
    private final AtomicLong time = new AtomicLong();
    /** Every look at the clock is a unit after the one before. */
    private final StageClock clock = new StageClock(time::incrementAndGet);

    @BeforeAll
    static void load() {
        LibTorch.load(1);
    }

    @Test
    void wayBack_isCountedAsTheStageOfTheWayForward() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = torch.ones(2, 2);
            x.set_requires_grad(true);
            clock.during(() -> {
                Tensor mean = x.mul(x);
                clock.did(Stage.MEANS, mean);
                Tensor product = mean.matmul(x);
                clock.did(Stage.GRAPH_PRODUCTS, product);
                Tensor loss = product.sum();
                clock.did(Stage.LOSSES, loss);
                time.addAndGet(4); // until the gradient of the loss is there
                loss.backward();
                clock.cameBack();
                clock.did(Stage.OPTIMISER);
            });
        }
        Map<Stage, Double> expected = Map.of(
                Stage.MEANS,
                2 / 12.0,
                Stage.GRAPH_PRODUCTS,
                2 / 12.0,
                Stage.LOSSES,
                7 / 12.0,
                Stage.OPTIMISER,
                1 / 12.0);
        assertEquals(expected, clock.shares());
    }

    @Test
    void workOutside_isNotCounted() {
        clock.did(Stage.MEANS);
        clock.during(() -> clock.did(Stage.LOSSES));
        clock.did(Stage.MEANS);
        assertEquals(Map.of(Stage.LOSSES, 1.0), clock.shares());
    }
}
