package org.protogcn.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is left out of padded poses, by choice of the user, and how often that happened. */
public final class PoseCleaning {
    private static final FormatOption<Boolean> TRIM =
            FormatOption.flag("trim", true, "leave out the frames at the end in which everything is 0");
    private static final FormatOption<Boolean> DROP_ABSENT =
            FormatOption.flag("drop-absent", true, "leave out the persons that are 0 in all frames");

    private final boolean trim;
    private final boolean dropAbsent;
    private int trimmed;
    private int absent;
    private int empty;

    public PoseCleaning(ImportOptions options) {
        this.trim = options.get(TRIM);
        this.dropAbsent = options.get(DROP_ABSENT);
    }

    public static List<FormatOption<?>> options() {
        return List.of(TRIM, DROP_ABSENT);
    }

    /** The poses without what is to be left out; nothing if nobody was ever seen. */
    public Optional<PoseArray> clean(PoseArray poses) {
        if (poses.isEmpty()) {
            empty++;
            return Optional.empty();
        }
        PoseArray shorter = trim ? poses.trimmed() : poses;
        PoseArray fewer = dropAbsent ? shorter.withoutAbsent() : shorter;
        trimmed += shorter.frames() < poses.frames() ? 1 : 0;
        absent += poses.persons() - fewer.persons();
        return Optional.of(fewer);
    }

    /** What was left out, a sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (empty > 0) {
            notes.add(empty + " clips without any skeleton were left out");
        }
        if (trimmed > 0) {
            notes.add(trimmed + " clips ended in empty frames, which were left out (trim=false keeps them)");
        }
        if (absent > 0) {
            notes.add(absent + " persons were empty in all frames and left out (drop-absent=false keeps them)");
        }
        return notes;
    }
}
