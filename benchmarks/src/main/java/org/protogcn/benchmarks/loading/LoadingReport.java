package org.protogcn.benchmarks.loading;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.protogcn.benchmarks.Machine;

/**
 * What was measured.
 *
 * @param clips of each workload
 * @param races against NumPy; empty if they were not asked for, as {@code waits}
 * @param waits of trainings
 */
record LoadingReport(Machine machine, int clips, int rounds, List<Result> races, List<Waiting> waits) {
    String text() {
        return machine.text() + (races.isEmpty() ? "" : raceText()) + (waits.isEmpty() ? "" : waitText());
    }

    private String raceText() {
        return String.format(
                        Locale.ROOT,
                        "%nclips per second on one core: median (least to most) of %d rounds of %d clips%n",
                        rounds,
                        clips)
                + Result.HEAD
                + races.stream().map(Result::row).collect(Collectors.joining());
    }

    private String waitText() {
        return String.format("%nof a training step, milliseconds in which the trainer waits for data%n")
                + Waiting.HEAD
                + waits.stream().map(Waiting::row).collect(Collectors.joining());
    }
}
