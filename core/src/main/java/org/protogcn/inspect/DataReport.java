package org.protogcn.inspect;

import java.nio.file.Path;
import java.util.List;

/**
 * What a check of a store says.
 *
 * @param store its folder
 * @param layout name of the layout of all clips
 * @param clips how many were checked
 * @param findings errors first, then warnings, then notes
 * @param balance how every split divides among the classes
 * @param verdict one sentence
 */
public record DataReport(
        Path store, String layout, int clips, List<Finding> findings, List<ClassBalance> balance, String verdict) {

    public DataReport {
        findings = List.copyOf(findings);
        balance = List.copyOf(balance);
    }

    static DataReport of(Path store, Checked checked, List<Finding> findings, List<ClassBalance> balance) {
        return new DataReport(
                store, checked.layout().name(), checked.clips().size(), findings, balance, verdict(findings));
    }

    private static String verdict(List<Finding> findings) {
        long errors = count(findings, Severity.ERROR);
        long warnings = count(findings, Severity.WARNING);
        if (errors > 0) {
            return "not fit to train on as it is: mend " + number(errors, "error") + " first";
        }
        if (warnings > 0) {
            return "fit to train on, once you have looked at " + number(warnings, "warning");
        }
        return "fit to train on";
    }

    private static String number(long count, String what) {
        return count == 1 ? "1 " + what : count + " " + what + "s";
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }

    /** How many findings weigh so much. */
    public long count(Severity severity) {
        return count(findings, severity);
    }

    /** The report as a page of text, ending in a newline. */
    public String toText() {
        return new ReportText(this).text();
    }
}
