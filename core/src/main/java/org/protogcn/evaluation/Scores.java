package org.protogcn.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.protogcn.InvalidInputException;

/** What a network says of every clip of a split: {@code [clips,classes]}, each row belonging to a clip id. Immutable. */
public final class Scores {
    private final List<String> ids;
    private final int[] labels;
    private final List<String> classNames;
    private final double[] values;

    /**
     * @param ids one per clip, all different
     * @param labels the true classes, from 0
     * @param classNames in label order
     * @param values row-major {@code [clips,classes]}, finite
     * @throws InvalidInputException naming the clip, if a label or score is impossible or an id occurs twice
     * @throws IllegalArgumentException if the numbers of ids, labels and values differ
     */
    public Scores(List<String> ids, int[] labels, List<String> classNames, double[] values) {
        if (labels.length != ids.size() || values.length != (long) ids.size() * classNames.size()) {
            throw new IllegalArgumentException(ids.size() + " ids, " + labels.length + " labels, " + classNames.size()
                    + " classes and " + values.length + " scores do not belong together");
        }
        this.ids = List.copyOf(ids);
        this.labels = labels.clone();
        this.classNames = List.copyOf(classNames);
        this.values = values.clone();
        requireSound();
    }

    private void requireSound() {
        Set<String> seen = new HashSet<>();
        for (int clip = 0; clip < clips(); clip++) {
            String id = ids.get(clip);
            if (!seen.add(id)) {
                throw new InvalidInputException("clip " + id + " has scores twice; every clip id may occur once");
            }
            if (labels[clip] < 0 || labels[clip] >= classes()) {
                throw new InvalidInputException("clip " + id + " has the label " + labels[clip] + ", outside the "
                        + classes() + " classes that are scored");
            }
            requireFinite(clip);
        }
    }

    private void requireFinite(int clip) {
        for (int c = 0; c < classes(); c++) {
            if (!Double.isFinite(score(clip, c))) {
                throw new InvalidInputException("clip " + ids.get(clip) + " has the score " + score(clip, c)
                        + " for class " + c + "; scores are finite numbers");
            }
        }
    }

    /** Gathers scores clip by clip. */
    public static final class Builder {
        private final List<String> classNames;
        private final List<String> ids = new ArrayList<>();
        private final List<Integer> labels = new ArrayList<>();
        private final List<double[]> rows = new ArrayList<>();

        public Builder(List<String> classNames) {
            this.classNames = List.copyOf(classNames);
        }

        /** @param row one score per class */
        public Builder add(String id, int label, double[] row) {
            if (row.length != classNames.size()) {
                throw new IllegalArgumentException(
                        "clip " + id + " has " + row.length + " scores for " + classNames.size() + " classes");
            }
            ids.add(id);
            labels.add(label);
            rows.add(row.clone());
            return this;
        }

        public Scores build() {
            double[] values = rows.stream().flatMapToDouble(Arrays::stream).toArray();
            return new Scores(ids, labels.stream().mapToInt(i -> i).toArray(), classNames, values);
        }
    }

    public int clips() {
        return labels.length;
    }

    public int classes() {
        return classNames.size();
    }

    public List<String> ids() {
        return ids;
    }

    public List<String> classNames() {
        return classNames;
    }

    public int label(int clip) {
        return labels[clip];
    }

    public int[] labels() {
        return labels.clone();
    }

    public double score(int clip, int classIndex) {
        return values[clip * classes() + classIndex];
    }

    /** Row-major {@code [clips,classes]}. */
    public double[] values() {
        return values.clone();
    }

    /** The class with the highest score; the first of equal ones. */
    public int prediction(int clip) {
        int best = 0;
        for (int c = 1; c < classes(); c++) {
            if (score(clip, c) > score(clip, best)) {
                best = c;
            }
        }
        return best;
    }

    /** How many classes stand before the true one: higher scores, and equal scores of higher classes. */
    public int rankOfTruth(int clip) {
        int truth = labels[clip];
        double own = score(clip, truth);
        int before = 0;
        for (int c = 0; c < classes(); c++) {
            if (score(clip, c) > own || (score(clip, c) == own && c > truth)) {
                before++;
            }
        }
        return before;
    }

    /** The fraction of clips whose true class is among the k best; 0 without clips. */
    public double topK(int k) {
        int hits = 0;
        for (int clip = 0; clip < clips(); clip++) {
            hits += rankOfTruth(clip) < k ? 1 : 0;
        }
        return clips() == 0 ? 0 : (double) hits / clips();
    }
}
