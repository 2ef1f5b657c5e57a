package org.protogcn.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.protogcn.Printable;
import org.protogcn.evaluation.Csv;
import org.protogcn.runs.RunColumn;
import org.protogcn.runs.RunRecord;
import org.protogcn.runs.RunTable;

/** A table of runs as text for people and for programs. */
final class RunListing {
    private static final int WIDEST = 32;

    private RunListing() {}

    static String text(RunTable table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(heading(table, "run", RunColumn.keys()));
        table.runs().forEach(run -> rows.add(row(table, run)));
        String notes = table.runs().stream()
                .flatMap(run -> RunTable.notes(run).stream().map(note -> run.name() + ": " + note))
                .map(note -> Printable.sentence(note) + "\n")
                .collect(Collectors.joining());
        return aligned(rows) + (notes.isEmpty() ? "" : "\n" + notes);
    }

    private static List<String> heading(RunTable table, String name, List<String> columns) {
        return Stream.of(Stream.of(name), columns.stream(), table.differing().stream())
                .flatMap(words -> words)
                .toList();
    }

    private static List<String> row(RunTable table, RunRecord run) {
        Stream<String> figures = Stream.of(RunColumn.values()).map(column -> figure(column, column.of(run)));
        Stream<String> settings =
                table.differing().stream().map(key -> run.setting(key).orElse("-"));
        return Stream.of(Stream.of(run.name() + (RunTable.notes(run).isEmpty() ? "" : " *")), figures, settings)
                .flatMap(words -> words)
                .map(word -> Printable.of(word.length() <= WIDEST ? word : word.substring(0, WIDEST - 1) + "…"))
                .toList();
    }

    private static String figure(RunColumn column, OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        return switch (column) {
            case LOSS -> String.format(Locale.ROOT, "%.3f", value.getAsDouble());
            case EPOCHS -> String.format(Locale.ROOT, "%.0f", value.getAsDouble());
            case SECONDS -> duration(value.getAsDouble());
            default -> String.format(Locale.ROOT, "%.2f", 100 * value.getAsDouble());
        };
    }

    private static String duration(double seconds) {
        long minutes = Math.round(seconds / 60);
        return minutes == 0
                ? Math.round(seconds) + " s"
                : minutes < 60 ? minutes + " min" : String.format(Locale.ROOT, "%d:%02d h", minutes / 60, minutes % 60);
    }

    private static String aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(c ->
                        rows.stream().mapToInt(row -> row.get(c).length()).max().orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, columns)
                        .mapToObj(
                                c -> String.format(c == 0 ? "%-" + widths[c] + "s" : "%" + widths[c] + "s", row.get(c)))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Accuracies from 0 to 1. */
    static String csv(RunTable table) {
        List<String> columns =
                Stream.concat(RunColumn.keys().stream(), Stream.of("notes")).toList();
        return Csv.line(heading(table, "run", columns)) + "\n"
                + table.runs().stream().map(run -> csvLine(table, run) + "\n").collect(Collectors.joining());
    }

    private static String csvLine(RunTable table, RunRecord run) {
        Stream<String> figures = Stream.of(RunColumn.values())
                .map(column -> column.of(run))
                .map(value -> value.isPresent() ? Double.toString(value.getAsDouble()) : "");
        Stream<String> notes = Stream.of(String.join("; ", RunTable.notes(run)));
        Stream<String> settings =
                table.differing().stream().map(key -> run.setting(key).orElse(""));
        return Csv.line(Stream.of(Stream.of(run.name()), figures, notes, settings)
                .flatMap(words -> words)
                .toList());
    }

    static String json(RunTable table) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("differing", table.differing());
        all.put("runs", table.runs().stream().map(RunListing::tree).toList());
        return Json.of(all);
    }

    private static Map<String, Object> tree(RunRecord run) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("run", run.name());
        tree.put("folder", run.folder().toString());
        tree.put("finished", run.isFinished());
        for (RunColumn column : RunColumn.values()) {
            OptionalDouble value = column.of(run);
            tree.put(column.key(), value.isPresent() ? value.getAsDouble() : null);
        }
        tree.put("evaluations", run.evaluations());
        tree.put("settings", run.settings());
        tree.put("notes", RunTable.notes(run));
        return tree;
    }
}
