package org.protogcn.evaluation.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How often two networks mix up two classes, taking clips of either for the other.
 *
 * @param one the class of the lower label
 * @param two the class of the higher label
 * @param baseline times that the baseline mixes them up
 * @param other times that the other does
 */
public record PairChange(String one, String two, int baseline, int other) {
    /** How much oftener the other does; negative where it tells them apart better. */
    public int change() {
        return other - baseline;
    }

    /** The pairs that changed, those that changed most first. */
    static List<PairChange> of(PairedClips clips) {
        int[][] before = mixUps(clips, clips.baseline());
        int[][] after = mixUps(clips, clips.other());
        List<PairChange> changes = new ArrayList<>();
        for (int one = 0; one < before.length; one++) {
            for (int two = one + 1; two < before.length; two++) {
                if (before[one][two] != after[one][two]) {
                    List<String> names = clips.classNames();
                    changes.add(new PairChange(names.get(one), names.get(two), before[one][two], after[one][two]));
                }
            }
        }
        changes.sort(Comparator.comparingInt((PairChange pair) -> -Math.abs(pair.change())));
        return changes;
    }

    /** {@code [lower label, higher label]}. */
    private static int[][] mixUps(PairedClips clips, int[] predictions) {
        int classes = clips.classNames().size();
        int[][] counts = new int[classes][classes];
        for (int i = 0; i < clips.clips(); i++) {
            int truth = clips.truth()[i];
            counts[Math.min(truth, predictions[i])][Math.max(truth, predictions[i])]++;
        }
        return counts;
    }
}
