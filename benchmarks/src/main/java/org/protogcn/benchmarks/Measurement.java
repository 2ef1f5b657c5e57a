package org.protogcn.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Paired timings of one task.
 *
 * @param referenceMillis per clip, round by round
 * @param ourMillis per clip, round by round
 * @param ratio of each round's pair, reference / ours: above 1, ours is faster
 */
record Measurement(
        String task,
        int clips,
        List<Double> referenceMillis,
        List<Double> ourMillis,
        Spread reference,
        Spread ours,
        Spread ratio) {
    static Measurement of(String task, int clips, List<Double> referenceMillis, List<Double> ourMillis) {
        List<Double> ratios = IntStream.range(0, ourMillis.size())
                .mapToObj(i -> referenceMillis.get(i) / ourMillis.get(i))
                .toList();
        return new Measurement(
                task,
                clips,
                referenceMillis,
                ourMillis,
                Spread.of(referenceMillis),
                Spread.of(ourMillis),
                Spread.of(ratios));
    }
}
