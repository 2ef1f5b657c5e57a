package org.protogcn.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.protogcn.evaluation.Metrics;

/** Accuracies in percent, a line for each set of scores. */
final class MetricsTable {
    private final PrintWriter out;

    MetricsTable(PrintWriter out) {
        this.out = out;
        out.printf(Locale.ROOT, "%8s %8s %8s %8s%n", "top-1", "top-5", "mean cl.", "clips");
    }

    void row(String name, Metrics metrics) {
        out.printf(
                Locale.ROOT,
                "%8.2f %8.2f %8.2f %8d  %s%n",
                100 * metrics.top1(),
                100 * metrics.top5(),
                100 * metrics.meanClassAccuracy(),
                metrics.clips(),
                name);
    }
}
