package org.protogcn.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.protogcn.benchmarks.reference.Stage;

/** A report for people. */
final class ReportText {
    private static final String SETTING = "%-13s %-8s %7s %5s %7s ";
    private static final String TIMING = "%-10s %24s %20s %8s %7s%n";
    private static final String COLUMN = "%21s";
    private static final String MEMORY = "%-24s %5s %9s %12s %12s%n";

    private ReportText() {}

    static String of(Report report) {
        return report.machine().text()
                + checks(report)
                + peaks(report.peaks())
                + (report.measurements().isEmpty() ? "" : table(report))
                + (report.memory().isEmpty() ? "" : memory(report.memory()))
                + report.profiles().stream().map(ReportText::profile).collect(Collectors.joining());
    }

    private static String checks(Report report) {
        return format(
                        "%nsame results as written: %s; relative distances%n",
                        report.agrees() ? "yes" : "NO, so nothing was timed")
                + format("%-10s %6s %8s %8s %9s %8s%n", "", "absent", "logits", "loss", "gradients", "weights")
                + report.checks().stream().map(ReportText::row).collect(Collectors.joining());
    }

    private static String row(Check check) {
        Agreement a = check.agreement();
        return format(
                "%-10s %6d %8.1e %8.1e %9.1e %8.1e%n",
                check.contender(), check.absent(), a.logits(), a.loss(), a.gradients(), a.weights());
    }

    private static String peaks(List<Peak> peaks) {
        return peaks.stream()
                .map(peak -> format(
                        "%nlarge matrices, threads: %d: fp32 %.0f, bf16 %.0f GFLOP/s",
                        peak.threads(), peak.fp32(), peak.bf16()))
                .collect(Collectors.joining("", "", peaks.isEmpty() ? "" : format("%n")));
    }

    private static String table(Report report) {
        return format(
                        "%nmilliseconds per clip and times faster than as written: median (least to most) of at most %d"
                                + " rounds%n",
                        report.plan().turns().rounds())
                + format(SETTING, "task", "data", "persons", "clips", "threads")
                + format(TIMING, "", "ms", "times faster", "GFLOP/s", "reached")
                + report.measurements().stream().map(ReportText::row).collect(Collectors.joining());
    }

    static String row(Measurement measurement) {
        Setting s = measurement.setting();
        String first =
                format(SETTING, s.task().label(), s.data(), s.attendance().label(), s.clips(), s.threads());
        String next = " ".repeat(first.length());
        return measurement.timings().stream().map(ReportText::row).collect(Collectors.joining(next, first, ""));
    }

    private static String row(Timing timing) {
        return format(
                TIMING,
                timing.variant().label(),
                timing.perClip().text("%.1f"),
                timing.timesFaster().text("%.2f"),
                format("%.0f", timing.rate()),
                format("%.0f %%", 100 * timing.reached()));
    }

    private static String memory(List<Probe.Found> found) {
        return format("%nresident memory of a process that trains, 10^6 bytes%n")
                + format(MEMORY, "", "clips", "at most", "at the start", "per clip")
                + found.stream().map(ReportText::row).collect(Collectors.joining());
    }

    static String row(Probe.Found found) {
        return format(
                MEMORY,
                found.probe().variant().label(),
                found.probe().setting().clips(),
                format("%.0f", found.peak()),
                format("%.0f", found.before()),
                format("%.0f", found.peakPerClip()));
    }

    private static String profile(Profile profile) {
        Setting setting = profile.setting();
        return format(
                        "%nwhere the time of a %s goes, %s, %d clips: ms per clip, share%n",
                        setting.task().label(), setting.data(), setting.clips())
                + profileLine(
                        "", profile, column -> format(COLUMN, column.variant().label()))
                + profile.stages().stream()
                        .map(stage -> profileLine(stage.label(), profile, column -> cell(column, stage)))
                        .collect(Collectors.joining())
                + profileLine("all", profile, column -> format("%13.1f        ", column.total()));
    }

    private static String profileLine(String name, Profile profile, Function<Profile.Column, String> cell) {
        String cells = profile.columns().stream().map(cell).collect(Collectors.joining());
        return format("%-28s%s", name, cells).stripTrailing() + format("%n");
    }

    private static String cell(Profile.Column column, Stage stage) {
        return format("%13.1f %5.1f %%", column.of(stage), 100 * column.of(stage) / column.total());
    }

    private static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
