package org.protogcn.format.tables;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClassNumbers;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Labels;

/** What has to be known of tables before their first clip can be handed over. */
final class TableSurvey {
    private static final int MAX_JOINTS = 1000;
    private static final int MAX_CLASSES = 200_000;

    private final Set<String> joints = new LinkedHashSet<>();
    private final Set<String> classes = new HashSet<>();
    private final Set<String> clips = new HashSet<>();
    private final Path source;
    private final ImportOptions options;
    private final Labels labels;
    private boolean solid = true;
    private boolean scored = true;

    private TableSurvey(Path source, ImportOptions options) {
        this.source = source;
        this.options = options;
        this.labels = Labels.of(options);
    }

    /** @throws InvalidInputException if the rows of a clip do not stand together, or a table is not one of poses */
    static TableSurvey of(Path source, List<? extends Table> tables, ImportOptions options) {
        TableSurvey survey = new TableSurvey(source, options);
        tables.forEach(survey::look);
        return survey;
    }

    private void look(Table table) {
        try (Rows rows = table.open()) {
            TableColumns columns = TableColumns.of(rows.columns(), options, table.name());
            solid &= columns.hasZ();
            scored &= columns.hasScore();
            String clip = null;
            while (rows.next()) {
                String id = id(table, columns, rows);
                if (!id.equals(clip)) {
                    requireNew(id, rows);
                }
                clip = id;
                classes.add(label(table, columns, rows));
                columns.joints().forEach(joint -> joints.add(joint.joint(rows)));
                requireFew(table);
            }
        }
    }

    private void requireNew(String id, Rows rows) {
        if (!clips.add(id)) {
            throw new InvalidInputException(rows.place() + ": clip " + id + " goes on after rows of another clip;"
                    + " sort the table so that the rows of a clip stand together");
        }
    }

    private void requireFew(Table table) {
        if (joints.size() > MAX_JOINTS || classes.size() > MAX_CLASSES) {
            throw new InvalidInputException(table.name() + " has more than " + MAX_JOINTS + " joints or " + MAX_CLASSES
                    + " classes; check which columns are taken for them");
        }
    }

    /** The id of the clip that a row belongs to: the table's own where no column tells it. */
    static String id(Table table, TableColumns columns, Rows rows) {
        return columns.clip().map(rows::text).orElse(table.id());
    }

    /** The class of the clip that a row belongs to, as text. */
    String label(Table table, TableColumns columns, Rows rows) {
        return columns.label().map(rows::text).orElseGet(() -> labels.of(source, table.id()));
    }

    ClassNumbers classNumbers() {
        return ClassNumbers.of(classes, source);
    }

    JointNames jointNames() {
        if (clips.isEmpty()) {
            throw new InvalidInputException(source + " holds no rows; check the file");
        }
        return JointNames.of(joints, solid, scored, options, source.toString());
    }

    /** Whether every joint has a confidence. */
    boolean scored() {
        return scored;
    }
}
