package org.protogcn.format.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.tables.TableOptions.JointPattern;
import org.protogcn.format.tables.TableOptions.Meaning;

/**
 * The columns of one joint.
 *
 * @param nameColumn the column whose cell names the joint, -1 where the columns do by their names
 * @param name of the joint in that case
 * @param z and {@code score} are -1 where there is none
 */
record JointCells(int nameColumn, String name, int x, int y, int z, int score) {
    private static final List<String> USUAL = List.of("{joint}_{axis}", "{joint}.{axis}", "{axis}_{joint}");

    /** The joint that this row is about. */
    String joint(Rows rows) {
        return nameColumn < 0 ? name : rows.text(nameColumn);
    }

    /**
     * The joints of every row: one in a table with a row per joint, all of them in a table with a row per frame.
     *
     * @throws InvalidInputException if no columns are those of joints
     */
    static List<JointCells> find(List<String> columns, ImportOptions options, String table) {
        Optional<Integer> joint = Meaning.JOINT.find(columns, options, table);
        if (joint.isPresent() && !options.has(TableOptions.COLUMNS)) {
            return List.of(new JointCells(
                    joint.get(),
                    "",
                    require(Meaning.X, columns, options, table),
                    require(Meaning.Y, columns, options, table),
                    Meaning.Z.find(columns, options, table).orElse(-1),
                    Meaning.SCORE.find(columns, options, table).orElse(-1)));
        }
        return patterns(options)
                .map(pattern -> match(columns, pattern))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        table + " has neither a column for the joint nor columns named joint_x, joint_y; say which"
                                + " are the joints with --set joint= or --set columns="));
    }

    private static Stream<JointPattern> patterns(ImportOptions options) {
        return options.get(TableOptions.COLUMNS).map(Stream::of).orElseGet(() -> USUAL.stream()
                .map(JointPattern::of));
    }

    private static int require(Meaning meaning, List<String> columns, ImportOptions options, String table) {
        return meaning.find(columns, options, table)
                .orElseThrow(() -> new InvalidInputException(table + " has a column for the joint but none for its "
                        + meaning.name().toLowerCase(Locale.ROOT) + "; name it with --set "
                        + meaning.name().toLowerCase(Locale.ROOT) + "=COLUMN"));
    }

    /** All joints of which x and y are there. */
    private static List<JointCells> match(List<String> columns, JointPattern pattern) {
        Map<String, Map<String, Integer>> axes = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Matcher matcher = pattern.pattern().matcher(columns.get(i));
            if (matcher.matches()) {
                String joint = matcher.group(pattern.axisFirst() ? 2 : 1);
                String axis = matcher.group(pattern.axisFirst() ? 1 : 2).toLowerCase(Locale.ROOT);
                axes.computeIfAbsent(joint, name -> new LinkedHashMap<>()).put(axis.length() > 1 ? "score" : axis, i);
            }
        }
        List<JointCells> joints = new ArrayList<>();
        axes.forEach((joint, at) -> {
            if (at.containsKey("x") && at.containsKey("y")) {
                joints.add(new JointCells(
                        -1, joint, at.get("x"), at.get("y"), at.getOrDefault("z", -1), at.getOrDefault("score", -1)));
            }
        });
        return joints;
    }
}
