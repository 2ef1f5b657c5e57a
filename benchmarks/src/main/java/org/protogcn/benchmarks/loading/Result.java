package org.protogcn.benchmarks.loading;

import java.util.List;
import java.util.Locale;
import org.protogcn.benchmarks.Spread;

/**
 * Clips per second on one core.
 *
 * @param ratio of each round's pair, ours / NumPy: above 1, ours is faster
 */
record Result(String workload, Spread numpy, Spread ours, Spread ratio) {
    static final String HEAD = String.format("%-16s %24s %26s %20s%n", "recipe", "NumPy", "ours", "times faster");

    static Result of(String workload, List<Double> numpy, List<Double> ours) {
        return new Result(workload, Spread.of(numpy), Spread.of(ours), Spread.ofRatios(ours, numpy));
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-16s %24s %26s %20s%n",
                workload,
                numpy.text("%.0f"),
                ours.text("%.0f"),
                ratio.text("%.2f"));
    }
}
