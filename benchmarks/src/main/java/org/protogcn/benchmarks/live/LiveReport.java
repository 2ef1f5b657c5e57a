package org.protogcn.benchmarks.live;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.protogcn.benchmarks.Machine;

/**
 * What was measured.
 *
 * @param model what recognised
 * @param clips that the people went through
 * @param threads of a call of the network
 * @param memory over a long stream; empty if that was not asked for
 */
record LiveReport(
        Machine machine,
        String model,
        int clips,
        int threads,
        int window,
        List<Watch> watches,
        List<Endurance.Sample> memory) {
    /** Probabilities are sums of some hundred thousand products in single precision. */
    static final double TOLERANCE = 1e-4;

    boolean holds() {
        return watches.stream().allMatch(watch -> watch.largestDifference() <= TOLERANCE);
    }

    String text() {
        return String.format(
                        Locale.ROOT,
                        "%s%s, %d threads, window of %d frames; %d clips, %d frames a"
                                + " second%n%nmilliseconds a frame; decisions against an offline recogniser's%n",
                        machine.text(),
                        model,
                        threads,
                        window,
                        clips,
                        Watch.RATE)
                + Watch.HEAD
                + watches.stream().map(Watch::row).collect(Collectors.joining())
                + memoryText();
    }

    private String memoryText() {
        if (memory.isEmpty()) {
            return "";
        }
        return String.format("%nmemory in MB, of a small network%n%10s %8s %8s%n", "frames", "heap", "resident")
                + memory.stream()
                        .map(sample -> String.format(
                                Locale.ROOT,
                                "%10d %8.1f %8.1f%n",
                                sample.frames(),
                                sample.heap() / 1e6,
                                sample.resident() / 1e6))
                        .collect(Collectors.joining());
    }
}
