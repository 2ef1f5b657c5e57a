package org.protogcn.format.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClassNumbers;
import org.protogcn.format.ClipSink;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.PoseArray;
import org.protogcn.format.SourceSummary;
import org.protogcn.skeleton.SkeletonLayout;

/** Rows on their way to clips, whatever file they stand in. */
final class TableImport {
    private final TableSurvey survey;
    private final JointNames names;
    private final ClassNumbers classes;
    private final int channels;
    private final ClipSink sink;
    private final Map<String, List<String>> splits = new LinkedHashMap<>();
    private long missing;
    private int empty;

    private TableImport(TableSurvey survey, ClipSink sink) {
        this.survey = survey;
        this.names = survey.jointNames();
        this.classes = survey.classNumbers();
        this.channels = names.layout().dimensions() == 3 || survey.scored() ? 3 : 2;
        this.sink = sink;
    }

    /** Hands over the clips of all tables, in their order. */
    static SourceSummary read(Path source, List<? extends Table> tables, ImportOptions options, ClipSink sink) {
        TableImport reading = new TableImport(TableSurvey.of(source, tables, options), sink);
        for (Table table : tables) {
            reading.read(table, options);
        }
        return reading.summary();
    }

    private void read(Table table, ImportOptions options) {
        try (Rows rows = table.open()) {
            TableColumns columns = TableColumns.of(rows.columns(), options, table.name());
            OpenClip clip = null;
            while (rows.next()) {
                String id = TableSurvey.id(table, columns, rows);
                if (clip == null || !clip.id.equals(id)) {
                    finish(clip);
                    clip = new OpenClip(
                            id, survey.label(table, columns, rows), TableColumns.text(columns.split(), rows));
                }
                clip.add(rows, columns, survey.label(table, columns, rows));
            }
            finish(clip);
        }
    }

    private void finish(OpenClip clip) {
        if (clip == null) {
            return;
        }
        PoseArray poses = clip.poses.poses();
        if (poses.isEmpty()) {
            empty++;
            return;
        }
        missing += clip.poses.missing();
        sink.accept(poses.clip(clip.id, classes.label(clip.label), names.layout()));
        if (!clip.split.isEmpty()) {
            splits.computeIfAbsent(clip.split, name -> new ArrayList<>()).add(clip.id);
        }
    }

    private SourceSummary summary() {
        List<String> notes = new ArrayList<>(names.notes());
        if (missing > 0) {
            notes.add(missing + " joints have no position and are 0");
        }
        if (empty > 0) {
            notes.add(empty + " clips without any skeleton were left out");
        }
        return new SourceSummary(names.layout(), classes.names(), splits, notes);
    }

    /** The clip whose rows are being read. */
    private final class OpenClip {
        final String id;
        final String label;
        final String split;
        final ClipPoses poses;

        OpenClip(String id, String label, String split) {
            this.id = id;
            this.label = label;
            this.split = split;
            this.poses = new ClipPoses(id, names.layout().size(), channels);
        }

        void add(Rows rows, TableColumns columns, String rowLabel) {
            if (!rowLabel.equals(label)) {
                throw new InvalidInputException(rows.place() + ": clip " + id + " is of class " + label
                        + " and here of class " + rowLabel + "; a clip has one class");
            }
            String person = TableColumns.text(columns.person(), rows);
            double frame =
                    columns.frame().isPresent() ? frame(rows, columns.frame().get()) : poses.nextFrame(person);
            double[] pose = poses.pose(frame, person, rows);
            for (JointCells cells : columns.joints()) {
                Integer joint = names.places().get(cells.joint(rows));
                if (joint != null) {
                    fill(pose, joint, cells, rows);
                }
            }
        }

        private double frame(Rows rows, int column) {
            double frame = rows.number(column);
            if (Double.isNaN(frame)) {
                throw new InvalidInputException(rows.place() + ": the cell for the frame is empty; mend it");
            }
            return frame;
        }

        /** A joint of which a number is missing is missing. */
        private void fill(double[] pose, int joint, JointCells cells, Rows rows) {
            SkeletonLayout layout = names.layout();
            int start = joint * channels;
            if (!Double.isNaN(pose[start])) {
                throw new InvalidInputException(rows.place() + ": clip " + id + " has the joint "
                        + layout.joints().get(joint) + " twice in one frame; name the column that tells persons apart"
                        + " with --set person=COLUMN, or take the row out");
            }
            double x = rows.number(cells.x());
            double y = rows.number(cells.y());
            double third = channels == 2 ? 0 : rows.number(layout.dimensions() == 3 ? cells.z() : cells.score());
            if (Double.isNaN(x) || Double.isNaN(y) || Double.isNaN(third)) {
                return;
            }
            pose[start] = x;
            pose[start + 1] = y;
            if (channels == 3) {
                pose[start + 2] = third;
            }
        }
    }
}
