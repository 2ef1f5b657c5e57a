package org.protogcn.benchmarks;

import java.util.Locale;
import java.util.stream.Collectors;

/** A report for people. */
final class ReportText {
    private static final String ROW = "%-15s %5s %22s %22s %20s%n";

    private ReportText() {}

    static String of(Report report) {
        return machine(report) + network(report.plan()) + agreement(report.agreement()) + table(report);
    }

    private static String machine(Report report) {
        Machine machine = report.machine();
        String malloc =
                machine.malloc().entrySet().stream().map(Object::toString).collect(Collectors.joining(" "));
        return format("%s, %s%n", report.started(), machine.processor())
                + format(
                        "%d cores, %d threads, load %.1f, %s%n",
                        machine.cores(), machine.threads(), machine.load(), machine.system())
                + format("%s, libtorch %s%n", machine.jdk(), machine.libtorch())
                + format("allocator: %s%n", malloc.isEmpty() ? "the system's defaults" : malloc);
    }

    private static String network(Plan plan) {
        Sizes sizes = plan.sizes();
        return format(
                "network: width %d, %d classes, %d prototypes; clips: %d persons, %d frames, %d joints; float32%n",
                sizes.width(), sizes.classes(), sizes.prototypes(), sizes.persons(), sizes.frames(), sizes.joints());
    }

    private static String agreement(Agreement agreement) {
        return format(
                "same results: %s (double precision, relative: logits %.1e, loss %.1e, gradients %.1e, weights %.1e)%n",
                agreement.holds() ? "yes" : "NO, so nothing was timed",
                agreement.logits(),
                agreement.loss(),
                agreement.gradients(),
                agreement.weights());
    }

    private static String table(Report report) {
        String rows = report.measurements().stream().map(ReportText::row).collect(Collectors.joining());
        return format(
                        "%nmilliseconds per clip: median (least to most) of %d rounds%n",
                        report.plan().rounds())
                + format(ROW, "task", "clips", "as written", "ours", "times faster")
                + rows;
    }

    static String row(Measurement measurement) {
        return format(
                ROW,
                measurement.task(),
                measurement.clips(),
                spread("%.1f (%.1f to %.1f)", measurement.reference()),
                spread("%.1f (%.1f to %.1f)", measurement.ours()),
                spread("%.2f (%.2f to %.2f)", measurement.ratio()));
    }

    private static String spread(String pattern, Spread spread) {
        return format(pattern, spread.median(), spread.min(), spread.max());
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
