package org.protogcn.benchmarks.serving;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.protogcn.benchmarks.Sizes;

/** A report for people. */
final class ServingText {
    private static final String CASE = "%7s %7s %7s %5s";
    private static final String CELL = " %19s";

    private ServingText() {}

    static String of(ServingReport report) {
        return head(report)
                + format(
                        "%nmilliseconds per clip, the median; below, times faster than as written: median (least to most)%n")
                + names(report.servings().get(0))
                + format(" %7s %7s%n", "limit", "reached")
                + report.servings().stream()
                        .map(serving -> row(serving, report.limit(serving)))
                        .collect(Collectors.joining());
    }

    private static String head(ServingReport report) {
        Sizes sizes = report.plan().sizes();
        return report.machine().text()
                + format(
                        "network: width %d, %d classes; clips: at most %d persons, %d frames, %d joints; float32%n",
                        sizes.width(), sizes.classes(), sizes.persons(), sizes.frames(), sizes.joints())
                + agreement(report)
                + gemm(report);
    }

    private static String agreement(ServingReport report) {
        List<Serving.Timing> timings = report.servings().stream()
                .flatMap(serving -> serving.timings().stream())
                .toList();
        return format(
                "same scores: %s; largest difference relative to the largest score: %.1e, in eight bits %.1e%n",
                report.agrees() ? "yes" : "NO",
                largest(timings.stream()
                        .filter(t -> !t.form().equals(ServingBench.EIGHT_BITS))
                        .toList()),
                largest(timings));
    }

    private static double largest(List<Serving.Timing> timings) {
        return timings.stream().mapToDouble(Serving.Timing::difference).max().orElse(0);
    }

    private static String gemm(ServingReport report) {
        return report.gemm().stream()
                        .map(rate -> format(
                                "products of large matrices, threads: %d: libtorch %.0f, ONNX Runtime %.0f GFLOP/s%n",
                                rate.threads(), rate.libtorch(), rate.onnxRuntime()))
                        .collect(Collectors.joining())
                + format("work of a model file for a person and stream: %.2f GFLOP%n", report.gigaflops());
    }

    private static String names(Serving any) {
        return format(CASE, "streams", "threads", "persons", "clips")
                + any.timings().stream()
                        .map(timing -> format(CELL, timing.form()))
                        .collect(Collectors.joining());
    }

    static String row(Serving serving) {
        return format(CASE, serving.streams(), serving.threads(), serving.persons(), serving.clips())
                + serving.timings().stream()
                        .map(timing ->
                                format(CELL, format("%.1f", timing.perClip().median())))
                        .collect(Collectors.joining());
    }

    private static String row(Serving serving, double limit) {
        double reached = serving.timings().stream()
                .filter(timing -> timing.form().equals(ServingBench.MODEL_FILE))
                .mapToDouble(timing -> limit / timing.perClip().median())
                .sum();
        return row(serving) + format(" %7.1f %5.0f %%%n", limit, 100 * reached) + ratios(serving);
    }

    private static String ratios(Serving serving) {
        return format(CASE, "", "", "", "")
                + serving.timings().stream()
                        .map(timing -> format(CELL, timing.timesFaster().text("%.2f")))
                        .collect(Collectors.joining())
                + format("%n");
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
