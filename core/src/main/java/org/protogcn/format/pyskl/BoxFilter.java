package org.protogcn.format.pyskl;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.protogcn.array.NdArray;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;

/**
 * Leaves out skeletons whose person was found with little confidence, and clips with too few frames that have any left.
 * Both are off unless asked for, as in the published configurations.
 *
 * @param score the least box score of a skeleton; 0 keeps all
 * @param share the least share of a clip's frames with such a skeleton; 0 keeps all
 */
record BoxFilter(double score, double share) {
    static final FormatOption<Double> SCORE =
            fraction("box-score", "leave out skeletons whose box score is lower; 0 keeps all");
    static final FormatOption<Double> SHARE =
            fraction("valid-share", "leave out clips of whose frames a smaller share has such a skeleton; 0 keeps all");

    private static FormatOption<Double> fraction(String name, String description) {
        return new FormatOption<>(name, "0 to 1", "0", description, BoxFilter::fraction);
    }

    private static double fraction(String text) {
        double value = Double.parseDouble(text);
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("out of range");
        }
        return value;
    }

    static BoxFilter of(ImportOptions options) {
        return new BoxFilter(options.get(SCORE), options.get(SHARE));
    }

    private boolean isOff() {
        return score == 0 && share == 0;
    }

    /** The skeletons that count, by their place; empty for all. */
    Optional<BitSet> kept(Annotation annotation) {
        if (isOff()) {
            return Optional.empty();
        }
        NdArray scores = annotation
                .array("box_score")
                .orElseThrow(() -> annotation.problem("it has no 'box_score'; leave the filter off"));
        BitSet kept = new BitSet(scores.size());
        for (int i = 0; i < scores.size(); i++) {
            kept.set(i, scores.getDouble(i) >= score);
        }
        return Optional.of(kept);
    }

    /** Whether enough frames of the clip have a skeleton that counts. */
    boolean keeps(Annotation annotation, Optional<BitSet> kept) {
        if (share == 0) {
            return true;
        }
        int frames = annotation.totalFrames().orElseThrow(() -> annotation.problem("it has no 'total_frames'"));
        return validFrames(annotation, kept.orElseThrow()) >= share * frames;
    }

    /** As the list says for this box score, else counted. */
    private long validFrames(Annotation annotation, BitSet kept) {
        if (annotation.fields().get("valid") instanceof Map<?, ?> valid && valid.get(score) instanceof Long frames) {
            return frames;
        }
        NdArray frames = annotation.array("frame_inds").orElseThrow(() -> annotation.problem("it has no 'frame_inds'"));
        if (frames.size() < kept.length() || frames.type().isFloating()) {
            throw annotation.problem("'frame_inds' is " + frames + "; one frame number for each box score is expected");
        }
        return kept.stream().mapToLong(frames::getLong).distinct().count();
    }

    static List<FormatOption<?>> options() {
        return List.of(SCORE, SHARE);
    }
}
