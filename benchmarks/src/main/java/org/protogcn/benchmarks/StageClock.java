package org.protogcn.benchmarks;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.VoidTensorHook;
import org.protogcn.benchmarks.reference.Observer;
import org.protogcn.benchmarks.reference.Stage;

/**
 * Reads the clock whenever the reference form says what it has just done, and on libtorch's way back whenever the
 * gradient of such a result is there. On a processor the way back runs on the thread that asks for it, and exactly in
 * reverse: from one such gradient to the next it does the work that led to the first.
 */
final class StageClock implements StageWatch, Observer {
    private final Map<Stage, Long> spent = new EnumMap<>(Stage.class);
    private final Map<Stage, Arrival> arrivals = new EnumMap<>(Stage.class);
    private final LongSupplier time;
    private boolean watching;
    private Stage current = Stage.REST;
    private long last;

    /** @param time in any unit */
    StageClock(LongSupplier time) {
        this.time = time;
    }

    @Override
    public void during(Runnable work) {
        watching = true;
        last = time.getAsLong();
        try {
            work.run();
        } finally {
            watching = false;
        }
    }

    void forget() {
        spent.clear();
    }

    @Override
    public Map<Stage, Double> shares() {
        return StageWatch.shares(spent);
    }

    @Override
    public void saw(String module, Tensor value) {}

    @Override
    public void did(Stage stage) {
        if (watching) {
            current = stage;
            next(stage);
        }
    }

    @Override
    public void did(Stage stage, Tensor result) {
        did(stage);
        if (watching && result.requires_grad()) {
            result.register_hook(arrivals.computeIfAbsent(stage, Arrival::new));
        }
    }

    @Override
    public void cameBack() {
        if (watching) {
            next(Stage.REST);
        }
    }

    /** The time since the last reading was that of {@link #current}; from now on it is another's. */
    private void next(Stage stage) {
        long now = time.getAsLong();
        spent.merge(current, now - last, Long::sum);
        last = now;
        current = stage;
    }

    /** Of a gradient. Native code calls it. */
    private final class Arrival extends VoidTensorHook {
        private final Stage stage;

        Arrival(Stage stage) {
            this.stage = stage;
            retainReference(); // beyond the scope of a block
        }

        @Override
        public void call(TensorBase gradient) {
            next(stage);
        }
    }
}
