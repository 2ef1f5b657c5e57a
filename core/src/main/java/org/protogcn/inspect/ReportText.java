package org.protogcn.inspect;

import java.util.List;
import org.protogcn.Printable;
import org.protogcn.inspect.Finding.Case;

/** A report for people: every finding with its first few places. */
final class ReportText {
    private static final int CASES_SHOWN = 10;
    private static final int CASES_SHOWN_OF_NOTES = 3;
    private static final int OTHERS_SHOWN = 2;
    private static final String INDENT = "         ";

    private final DataReport report;
    private final StringBuilder text = new StringBuilder();

    ReportText(DataReport report) {
        this.report = report;
    }

    String text() {
        line(report.store() + ": " + report.clips() + " clips of " + report.layout() + " skeletons");
        report.findings().forEach(this::finding);
        balance();
        line("");
        line("Verdict: " + report.verdict() + ".");
        return text.toString();
    }

    private void finding(Finding finding) {
        line("");
        line("%-9s%s.".formatted(title(finding.severity()), finding.what()));
        if (!finding.advice().isEmpty()) {
            line(INDENT + "→ " + finding.advice());
        }
        int limit = finding.severity() == Severity.NOTE ? CASES_SHOWN_OF_NOTES : CASES_SHOWN;
        List<Case> shown = finding.cases().stream().limit(limit).toList();
        int width = shown.stream().mapToInt(c -> c.clip().length()).max().orElse(0);
        shown.forEach(place -> line((INDENT + padded(place.clip(), width) + detail(place)).stripTrailing()));
        if (finding.cases().size() > limit) {
            line(INDENT + "... and " + (finding.cases().size() - limit) + " more");
        }
    }

    private static String title(Severity severity) {
        return switch (severity) {
            case ERROR -> "ERROR";
            case WARNING -> "warning";
            case NOTE -> "note";
        };
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String detail(Case place) {
        StringBuilder detail = new StringBuilder();
        if (!place.others().isEmpty()) {
            detail.append("  = ")
                    .append(String.join(
                            ", ", place.others().stream().limit(OTHERS_SHOWN).toList()));
            detail.append(place.others().size() > OTHERS_SHOWN ? ", ..." : "");
        }
        if (!place.detail().isEmpty()) {
            detail.append("  ").append(place.detail());
        }
        return detail.toString();
    }

    private void balance() {
        if (report.balance().isEmpty()) {
            return;
        }
        int width = Math.max(
                5,
                report.balance().stream()
                        .mapToInt(b -> b.split().length())
                        .max()
                        .orElse(0));
        line("");
        line(padded("split", width) + "   clips  classes   clips in a class: min  median  max");
        for (ClassBalance b : report.balance()) {
            line(padded(b.split(), width)
                    + "%8d%9d%24d%8d%5d".formatted(b.clips(), b.classes(), b.min(), b.median(), b.max()));
        }
    }

    private void line(String line) {
        text.append(Printable.of(line)).append('\n');
    }
}
