package org.protogcn.evaluation.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.Scores;

/**
 * What two networks take the same clips for, joined by clip id.
 *
 * @param truth label of each clip
 * @param baseline what the one says
 * @param other what the other says
 * @param onlyInBaseline clips that the other has no scores of, and that are left out
 * @param onlyInOther likewise
 */
record PairedClips(
        List<String> classNames, int[] truth, int[] baseline, int[] other, int onlyInBaseline, int onlyInOther) {
    /** @throws InvalidInputException if classes or labels differ, or no clip is in both */
    static PairedClips of(Scores baseline, Scores other) {
        requireSameClasses(baseline, other);
        Map<String, Integer> rows = new HashMap<>();
        IntStream.range(0, other.clips()).forEach(row -> rows.put(other.ids().get(row), row));
        int[] ours = IntStream.range(0, baseline.clips())
                .filter(row -> rows.containsKey(baseline.ids().get(row)))
                .toArray();
        int[] theirs =
                IntStream.of(ours).map(row -> rows.get(baseline.ids().get(row))).toArray();
        if (ours.length == 0) {
            throw new InvalidInputException(
                    "the two have no clip in common; evaluate both on the same split of the same store");
        }
        requireSameLabels(baseline, ours, other, theirs);
        return new PairedClips(
                baseline.classNames(),
                IntStream.of(ours).map(baseline::label).toArray(),
                IntStream.of(ours).map(baseline::prediction).toArray(),
                IntStream.of(theirs).map(other::prediction).toArray(),
                baseline.clips() - ours.length,
                other.clips() - ours.length);
    }

    private static void requireSameClasses(Scores baseline, Scores other) {
        if (!baseline.classNames().equals(other.classNames())) {
            throw new InvalidInputException("the two score other classes (" + baseline.classes() + " and "
                    + other.classes() + "); only networks of the same classes, in the same order, can be compared");
        }
    }

    private static void requireSameLabels(Scores baseline, int[] ours, Scores other, int[] theirs) {
        for (int i = 0; i < ours.length; i++) {
            int label = baseline.label(ours[i]);
            if (label != other.label(theirs[i])) {
                throw new InvalidInputException(
                        "clip " + baseline.ids().get(ours[i]) + " has the label " + label + " in the one and "
                                + other.label(theirs[i]) + " in the other; evaluate both on the same store");
            }
        }
    }

    int clips() {
        return truth.length;
    }

    /** Clips that the one gets right, or gets wrong, and the other too. */
    int count(boolean baselineRight, boolean otherRight) {
        return (int) IntStream.range(0, clips())
                .filter(i -> (baseline[i] == truth[i]) == baselineRight && (other[i] == truth[i]) == otherRight)
                .count();
    }
}
