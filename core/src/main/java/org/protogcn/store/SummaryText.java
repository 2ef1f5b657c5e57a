package org.protogcn.store;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.protogcn.Printable;
import org.protogcn.store.StoreSummary.Missing;
import org.protogcn.store.StoreSummary.Range;

/** Lays a summary out for a terminal: a column of names, a column of facts, then the tables of splits and classes. */
final class SummaryText {
    private static final String[] UNITS = {"bytes", "KiB", "MiB", "GiB", "TiB"};

    private final StoreSummary summary;
    private final StringBuilder text = new StringBuilder();

    SummaryText(StoreSummary summary) {
        this.summary = summary;
    }

    String render() {
        fact("store", Printable.of(summary.store().toString()) + " (" + size(summary.bytes()) + ")");
        fact(
                "layout",
                Printable.of(summary.layout()) + ": " + summary.joints() + " joints, " + summary.dimensions() + "-D");
        fact("clips", count(summary.clips()) + " (" + types() + ")");
        fact("classes", classes());
        fact("frames", range(summary.frames()) + " (min, median, max)");
        fact("persons", persons());
        missing(summary.missing());
        table("splits", summary.splits());
        table("clips by class", summary.classes());
        return text.toString();
    }

    private void fact(String name, String value) {
        text.append(String.format(Locale.ROOT, "%-10s%s%n", name, value));
    }

    private String types() {
        return summary.types().entrySet().stream()
                .map(type -> count(type.getValue()) + " " + type.getKey().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private String classes() {
        String used = summary.usedClasses() == summary.classes().size()
                ? ""
                : ", " + count(summary.usedClasses()) + " of them with clips";
        String unlabelled = summary.unlabelled() == 0 ? "" : "; " + count(summary.unlabelled()) + " clips have none";
        return count(summary.classes().size()) + used + unlabelled;
    }

    private static String range(Range range) {
        return count(range.min()) + ", " + count(range.median()) + ", " + count(range.max());
    }

    private String persons() {
        return summary.persons().entrySet().stream()
                .map(entry -> entry.getKey() + " in " + count(entry.getValue()) + " clips")
                .collect(Collectors.joining(", "));
    }

    private void missing(Missing missing) {
        fact("missing", share(missing.persons(), missing.allPersons()) + " persons are zero throughout");
        fact("", share(missing.frames(), missing.allFrames()) + " frames show nobody");
        fact("", share(missing.joints(), missing.allJoints()) + " joints of visible persons are zero");
    }

    private static String share(long part, long whole) {
        double percent = whole == 0 ? 0 : 100.0 * part / whole;
        return String.format(Locale.ROOT, "%,d of %,d (%.1f %%)", part, whole, percent);
    }

    private void table(String title, Map<String, Integer> counts) {
        if (counts.isEmpty()) {
            return;
        }
        int names = counts.keySet().stream()
                .mapToInt(name -> Printable.of(name).length())
                .max()
                .orElse(0);
        int digits =
                counts.values().stream().mapToInt(n -> count(n).length()).max().orElse(0);
        text.append(String.format(Locale.ROOT, "%n%s%n", title));
        String line = "  %-" + (names + 2) + "s%" + digits + "s%n";
        counts.forEach((name, n) -> text.append(String.format(Locale.ROOT, line, Printable.of(name), count(n))));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String size(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, UNITS[unit]);
    }
}
