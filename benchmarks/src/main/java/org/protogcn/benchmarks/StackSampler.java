package org.protogcn.benchmarks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.protogcn.benchmarks.reference.Stage;

/** Looks at the stack of a thread every few milliseconds and counts what it finds; the thread knows nothing of it. */
final class StackSampler implements StageWatch {
    private static final long PERIOD_MICROS = 1500;

    private final Function<StackTraceElement[], Stage> name;
    private final Map<Stage, Long> counts = new ConcurrentHashMap<>();

    /** @param name what to count a stack as */
    StackSampler(Function<StackTraceElement[], Stage> name) {
        this.name = name;
    }

    @Override
    public void during(Runnable work) {
        Thread worker = Thread.currentThread();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleAtFixedRate(() -> look(worker), 0, PERIOD_MICROS, TimeUnit.MICROSECONDS);
        try {
            work.run();
        } finally {
            clock.shutdownNow();
        }
    }

    private void look(Thread worker) {
        counts.merge(name.apply(worker.getStackTrace()), 1L, Long::sum);
    }

    @Override
    public Map<Stage, Double> shares() {
        return StageWatch.shares(counts);
    }
}
