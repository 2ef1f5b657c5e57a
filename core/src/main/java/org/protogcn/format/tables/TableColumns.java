package org.protogcn.format.tables;

import java.util.List;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.tables.TableOptions.Meaning;

/** Which column of one table means what. */
record TableColumns(
        Optional<Integer> clip,
        Optional<Integer> frame,
        Optional<Integer> person,
        Optional<Integer> label,
        Optional<Integer> split,
        List<JointCells> joints) {

    /** @throws InvalidInputException if the table has no columns for joints, or not the ones that the user names */
    static TableColumns of(List<String> columns, ImportOptions options, String table) {
        TableColumns found = new TableColumns(
                Meaning.CLIP.find(columns, options, table),
                Meaning.FRAME.find(columns, options, table),
                Meaning.PERSON.find(columns, options, table),
                Meaning.LABEL.find(columns, options, table),
                Meaning.SPLIT.find(columns, options, table),
                JointCells.find(columns, options, table));
        if (found.frame().isEmpty() && found.joints().get(0).nameColumn() >= 0) {
            throw new InvalidInputException(
                    table + " has a row per joint but no column for the frame; name it with --set frame=COLUMN");
        }
        return found;
    }

    boolean hasZ() {
        return joints.stream().allMatch(joint -> joint.z() >= 0);
    }

    boolean hasScore() {
        return joints.stream().allMatch(joint -> joint.score() >= 0);
    }

    static String text(Optional<Integer> column, Rows rows) {
        return column.map(rows::text).orElse("");
    }
}
