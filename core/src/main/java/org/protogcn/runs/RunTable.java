package org.protogcn.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.io.Reason;

/**
 * Runs side by side.
 *
 * @param runs in the order of the table
 * @param differing keys of settings that not all runs have in common, in the configuration's order
 */
public record RunTable(List<RunRecord> runs, List<String> differing) {
    private static final String NAME = "run";
    /** It differs wherever runs are called as they should be. */
    private static final String CONFIGURED_NAME = "name";

    public RunTable {
        runs = List.copyOf(runs);
        differing = List.copyOf(differing);
    }

    /**
     * The runs in a folder, best validation first.
     *
     * @throws InvalidInputException if it cannot be read, or holds no runs
     */
    public static RunTable of(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<RunRecord> runs = entries.filter(RunRecord::isRun)
                    .sorted()
                    .map(RunRecord::read)
                    .toList();
            if (runs.isEmpty()) {
                throw new InvalidInputException(
                        folder + " holds no runs; name the folder whose folders have a config.yaml");
            }
            return new RunTable(runs, differing(runs)).sortedBy(RunColumn.VALIDATION.key(), false);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read the folder " + folder + ": " + Reason.of(e), e);
        }
    }

    /** Of runs whose configuration can be read. */
    private static List<String> differing(List<RunRecord> runs) {
        List<RunRecord> legible =
                runs.stream().filter(run -> !run.settings().isEmpty()).toList();
        Set<String> keys = new LinkedHashSet<>();
        legible.forEach(run -> keys.addAll(run.settings().keySet()));
        keys.removeIf(key -> key.equals(CONFIGURED_NAME)
                || legible.stream().map(run -> run.setting(key)).distinct().count() == 1);
        return List.copyOf(keys);
    }

    /**
     * The same runs, best first; those without a value are last.
     *
     * @param key {@code run}, the key of a {@link RunColumn}, or a setting's
     * @param reversed worst first
     * @throws InvalidInputException if there is nothing of this name
     */
    public RunTable sortedBy(String key, boolean reversed) {
        Optional<RunColumn> column = Stream.of(RunColumn.values())
                .filter(candidate -> candidate.key().equals(key))
                .findFirst();
        Comparator<RunRecord> order;
        if (column.isPresent()) {
            order = byFigure(column.get(), reversed);
        } else if (key.equals(NAME)) {
            order = directed(Comparator.comparing(RunRecord::name), reversed);
        } else {
            order = bySetting(requireSetting(key), reversed);
        }
        return new RunTable(runs.stream().sorted(order).toList(), differing);
    }

    private String requireSetting(String key) {
        Set<String> known = new LinkedHashSet<>(List.of(NAME));
        known.addAll(RunColumn.keys());
        runs.forEach(run -> known.addAll(run.settings().keySet()));
        if (!known.contains(key)) {
            throw new InvalidInputException("runs cannot be sorted by '" + key + "'" + NearestName.hint(key, known));
        }
        return key;
    }

    private static Comparator<RunRecord> byFigure(RunColumn column, boolean reversed) {
        Comparator<RunRecord> absentLast =
                Comparator.comparing(run -> column.of(run).isEmpty());
        Comparator<RunRecord> byValue =
                Comparator.comparingDouble(run -> column.of(run).orElse(0));
        return absentLast.thenComparing(directed(byValue, column.moreIsBetter() != reversed));
    }

    private static Comparator<RunRecord> bySetting(String key, boolean reversed) {
        Comparator<RunRecord> absentLast =
                Comparator.comparing(run -> run.setting(key).isEmpty());
        Comparator<RunRecord> byNumber =
                Comparator.comparingDouble(run -> number(run.setting(key)).orElse(Double.POSITIVE_INFINITY));
        Comparator<RunRecord> byText =
                Comparator.comparing(run -> run.setting(key).orElse(""));
        return absentLast.thenComparing(directed(byNumber.thenComparing(byText), reversed));
    }

    private static OptionalDouble number(Optional<String> setting) {
        try {
            return OptionalDouble.of(Double.parseDouble(setting.orElse("")));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static Comparator<RunRecord> directed(Comparator<RunRecord> order, boolean descending) {
        return descending ? order.reversed() : order;
    }

    /** What is wrong with a run, or what it lacks; empty if nothing. */
    public static List<String> notes(RunRecord run) {
        List<String> notes = new ArrayList<>();
        if (!run.isFinished()) {
            notes.add(
                    run.plannedEpochs() == 0
                            ? "nobody knows how many epochs were planned"
                            : "unfinished: epoch " + run.curves().lastEpoch() + " of " + run.plannedEpochs());
        }
        notes.addAll(run.problems());
        return notes;
    }
}
