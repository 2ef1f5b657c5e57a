package org.protogcn.benchmarks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at the stack of a thread every few milliseconds and counts what it finds; the thread knows nothing of it. */
final class StackSampler implements AutoCloseable {
    private static final long PERIOD_MICROS = 1500;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    private StackSampler() {}

    /** @param name what to count a stack as */
    static StackSampler of(Thread thread, Function<StackTraceElement[], String> name) {
        StackSampler sampler = new StackSampler();
        sampler.clock.scheduleAtFixedRate(
                () -> sampler.counts.merge(name.apply(thread.getStackTrace()), 1, Integer::sum),
                0,
                PERIOD_MICROS,
                TimeUnit.MICROSECONDS);
        return sampler;
    }

    /** Of everything seen so far; together 1. */
    Map<String, Double> shares() {
        double all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return counts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue() / all));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
