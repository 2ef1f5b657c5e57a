package org.protogcn.benchmarks.loading;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.protogcn.benchmarks.Machine;

/**
 * What was measured.
 *
 * @param clips of each workload
 */
record LoadingReport(
        Machine machine, String numpy, int clips, int rounds, List<Result> results, Waiting waiting) {
    String text() {
        return String.format(
                        Locale.ROOT,
                        "%sNumPy %s%n%n"
                                + "clips per second on one core: median (least to most) of %d rounds of %d clips%n",
                        machine.text(),
                        numpy,
                        rounds,
                        clips)
                + Result.HEAD
                + results.stream().map(Result::row).collect(Collectors.joining())
                + String.format(
                        Locale.ROOT,
                        "%na training step of width %d with 4 clips: %.2f s, of which %.2f %% waiting for data (%d"
                                + " steps)%n",
                        waiting.width(),
                        waiting.stepSeconds(),
                        100 * waiting.share(),
                        waiting.steps());
    }
}
