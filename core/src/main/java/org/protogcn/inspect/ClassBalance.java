package org.protogcn.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.protogcn.skeleton.Clip;

/**
 * How a split divides among the classes that it has.
 *
 * @param split its name
 * @param clips labelled clips in it
 * @param classes how many of the dataset's classes it has clips of
 * @param min clips of the smallest class that it has, as {@code median} and {@code max}
 * @param absent names of the classes it has none of
 */
public record ClassBalance(String split, int clips, int classes, int min, int median, int max, List<String> absent) {
    static ClassBalance of(String split, int[] places, Checked checked) {
        int[] counts = new int[checked.classNames().size()];
        Arrays.stream(places)
                .map(place -> checked.clips().get(place).label())
                .filter(label -> label != Clip.UNLABELLED)
                .forEach(label -> counts[label]++);
        List<String> absent = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] == 0) {
                absent.add(checked.classNames().get(label));
            }
        }
        int[] present =
                Arrays.stream(counts).filter(count -> count > 0).sorted().toArray();
        int classes = present.length;
        return new ClassBalance(
                split,
                Arrays.stream(counts).sum(),
                classes,
                classes == 0 ? 0 : present[0],
                classes == 0 ? 0 : present[classes / 2],
                classes == 0 ? 0 : present[classes - 1],
                absent);
    }
}
