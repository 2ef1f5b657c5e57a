package org.protogcn.benchmarks.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.protogcn.benchmarks.Machine;
import org.protogcn.benchmarks.Peak;
import org.protogcn.benchmarks.Sizes;

/**
 * What was measured.
 *
 * @param singles recordings of one person; the others have two
 */
record EvaluationReport(
        Machine machine, EvaluationPlan plan, Sizes sizes, int singles, Peak peak, List<Evaluation> evaluations) {
    /** Of NTU RGB+D 60, cross-subject. */
    private static final int TEST_RECORDINGS = 16_487;

    private static final String ROW = "%-8s %6s %22s %22s %21s %8s %8s %13s%n";

    String text() {
        return machine.text()
                + format(
                        "large matrices, threads: %d: fp32 %.0f, bf16 %.0f GFLOP/s%n",
                        peak.threads(), peak.fp32(), peak.bf16())
                + format(
                        "network of width %d, %d classes; %d recordings, %d of them of two persons, %d samples each of %d"
                                + " frames%n",
                        sizes.width(),
                        sizes.classes(),
                        plan.recordings(),
                        plan.recordings() - singles,
                        plan.samples(),
                        sizes.frames())
                + format(
                        "%nmilliseconds per sample, from the store to scores and of the forward passes alone: median"
                                + " (least to most) of %d rounds%n",
                        plan.rounds())
                + format(
                        ROW,
                        "",
                        "batch",
                        "evaluating",
                        "passes alone",
                        "times as long",
                        "GFLOP/s",
                        "reached",
                        "NTU-60, hours")
                + evaluations.stream().map(this::row).collect(Collectors.joining())
                + format(
                        "%nNTU-60, hours: %d recordings of %d samples at this rate, by calculation%n",
                        TEST_RECORDINGS, plan.samples());
    }

    private String row(Evaluation e) {
        return format(
                ROW,
                e.coarse() ? "bf16" : "fp32",
                e.batch(),
                e.millis().text("%.1f"),
                e.alone().text("%.1f"),
                e.ratio().text("%.3f"),
                format("%.0f", e.rate()),
                format("%.0f %%", 100 * e.reached()),
                format("%.2f", e.hours((long) TEST_RECORDINGS * plan.samples())));
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
