package org.protogcn.format.tables;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Labels;

/** Which column means what: the option that names it, and the names that need no option. */
final class TableOptions {
    /** What a column can mean. */
    enum Meaning {
        CLIP("the recording", "clip", "clip_id", "video", "video_id", "sample", "sequence", "sequence_id", "file"),
        FRAME("the frame, a number", "frame", "frame_id", "frame_index", "frame_number", "time", "timestamp"),
        PERSON("the person", "person", "person_id", "pid", "track", "track_id"),
        JOINT("the joint, in a table with a row per joint", "joint", "joint_name", "keypoint", "landmark", "marker"),
        X("x of the joint, in a table with a row per joint", "x"),
        Y("y of the joint", "y"),
        Z("z of the joint", "z"),
        SCORE("the confidence of the joint", "score", "confidence", "conf", "likelihood", "visibility"),
        LABEL("the class", "label", "action", "class", "activity", "gesture"),
        SPLIT("the split that the clip belongs to", "split", "fold", "set", "subset");

        private final FormatOption<String> option;
        private final List<String> names;

        Meaning(String what, String... names) {
            this.names = List.of(names);
            this.option = FormatOption.text(
                    names[0], "COLUMN", "the column that tells " + what + "; otherwise " + String.join(", ", names));
        }

        /**
         * The place of the column, from 0.
         *
         * @throws InvalidInputException if the user names one that is not there
         */
        Optional<Integer> find(List<String> columns, ImportOptions options, String table) {
            if (options.has(option)) {
                return Optional.of(named(options.get(option), columns, table));
            }
            return names.stream()
                    .map(name -> place(name, columns))
                    .filter(place -> place >= 0)
                    .findFirst();
        }

        private static int named(String name, List<String> columns, String table) {
            int place = place(name, columns);
            if (place < 0) {
                throw new InvalidInputException(
                        table + " has no column '" + name + "'" + NearestName.hint(name, columns));
            }
            return place;
        }

        private static int place(String name, List<String> columns) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).equalsIgnoreCase(name)) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** How the columns of a table with a row per frame are named. */
    static final FormatOption<Optional<JointPattern>> COLUMNS = new FormatOption<>(
            "columns",
            "PATTERN",
            "",
            "how columns are named in a table with a row per frame; otherwise {joint}_{axis}, {joint}.{axis},"
                    + " {axis}_{joint}",
            text -> text.isEmpty() ? Optional.empty() : Optional.of(JointPattern.of(text)));

    private TableOptions() {}

    static List<FormatOption<?>> all() {
        return List.of(
                Meaning.CLIP.option,
                Meaning.FRAME.option,
                Meaning.PERSON.option,
                Meaning.JOINT.option,
                Meaning.X.option,
                Meaning.Y.option,
                Meaning.Z.option,
                Meaning.SCORE.option,
                Meaning.LABEL.option,
                Meaning.SPLIT.option,
                COLUMNS,
                Labels.PATTERN);
    }

    /**
     * The name of a column in a table with a row per frame.
     *
     * @param axisFirst whether group 1 is the axis
     */
    record JointPattern(Pattern pattern, boolean axisFirst) {
        static JointPattern of(String text) {
            int joint = text.indexOf("{joint}");
            int axis = text.indexOf("{axis}");
            if (joint < 0 || axis < 0) {
                throw new IllegalArgumentException("no pattern");
            }
            String regex = Pattern.quote(text)
                    .replace("{joint}", "\\E(.+?)\\Q")
                    .replace("{axis}", "\\E(x|y|z|score|confidence|conf|likelihood|visibility)\\Q");
            return new JointPattern(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), axis < joint);
        }
    }
}
