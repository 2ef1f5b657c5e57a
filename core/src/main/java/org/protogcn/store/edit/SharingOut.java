package org.protogcn.store.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.protogcn.skeleton.Clip;
import org.protogcn.store.ClipStore;

/**
 * Deals groups of clips to parts: each group goes to the part that lacks it most, by what that part should have of the
 * group's classes, and of all clips, dealt so far.
 */
final class SharingOut {
    private final ClipStore store;
    private final List<Part> parts = new ArrayList<>();
    private final int[] dealt;
    private int dealtInAll;

    private static final class Part {
        private final String name;
        private final double share;
        private final int[] ofClass;
        private final List<Integer> clips = new ArrayList<>();

        Part(String name, double share, int classes) {
            this.name = name;
            this.share = share;
            this.ofClass = new int[classes];
        }
    }

    /** @param shares part name to its share; the rest is dealt too, and then forgotten */
    SharingOut(ClipStore store, Map<String, Double> shares) {
        this.store = store;
        this.dealt = new int[store.classNames().size() + 1];
        shares.forEach((name, share) -> parts.add(new Part(name, share, dealt.length)));
        double rest =
                1 - shares.values().stream().mapToDouble(Double::doubleValue).sum();
        parts.add(new Part("", Math.max(0, rest), dealt.length));
    }

    void add(int[] group) {
        for (int clip : group) {
            dealt[row(clip)]++;
            dealtInAll++;
        }
        Part part = neediest(group);
        for (int clip : group) {
            part.ofClass[row(clip)]++;
            part.clips.add(clip);
        }
    }

    /** Clips without a class are a class of their own. */
    private int row(int clip) {
        int label = store.label(clip);
        return label == Clip.UNLABELLED ? dealt.length - 1 : label;
    }

    private Part neediest(int[] group) {
        Part neediest = parts.get(0);
        for (Part part : parts) {
            neediest = need(part, group) > need(neediest, group) ? part : neediest;
        }
        return neediest;
    }

    private double need(Part part, int[] group) {
        if (part.share < 1e-9) {
            return Double.NEGATIVE_INFINITY;
        }
        double need = group.length * (part.share * dealtInAll - part.clips.size());
        for (int clip : group) {
            need += part.share * dealt[row(clip)] - part.ofClass[row(clip)];
        }
        return need;
    }

    /** Part name to clip numbers, in the order of the store. */
    Map<String, int[]> parts() {
        Map<String, int[]> result = new LinkedHashMap<>();
        for (Part part : parts.subList(0, parts.size() - 1)) {
            result.put(
                    part.name,
                    part.clips.stream().mapToInt(Integer::intValue).sorted().toArray());
        }
        return result;
    }
}
