package org.protogcn.evaluation.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Classes that are about equally hard, by the baseline's accuracy.
 *
 * @param first place of its first class when the hardest is 1
 * @param last place of its last class
 * @param baseline mean accuracy of its classes
 * @param other mean accuracy of its classes
 */
public record DifficultyLevel(int first, int last, double baseline, double other) {
    /** How far the first three of four levels reach, of the paper's 120 classes. */
    private static final int[] REACH = {10, 30, 60};

    private static final int PAPERS_CLASSES = 120;

    /** E.g. {@code classes 11-30}. */
    public String places() {
        return first == last ? "class " + first : "classes " + first + "-" + last;
    }

    /** What the other gains. */
    public double difference() {
        return other - baseline;
    }

    /**
     * The hardest 10 classes, the next 20, the next 30, and the rest. Fewer than 120 classes are divided in the same
     * proportions, to the nearest whole class; a level that would have none is left out. Of equally hard classes the
     * one of the lower label comes first.
     */
    static List<DifficultyLevel> of(List<ClassDifference> classes) {
        List<ClassDifference> hardestFirst = classes.stream()
                .sorted(Comparator.comparingDouble(ClassDifference::baseline).thenComparingInt(ClassDifference::label))
                .toList();
        List<DifficultyLevel> levels = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= REACH.length; i++) {
            int end = i < REACH.length ? end(REACH[i], classes.size()) : classes.size();
            if (end > begin) {
                levels.add(level(hardestFirst, begin, end));
            }
            begin = end;
        }
        return levels;
    }

    private static int end(int reach, int classes) {
        return classes >= PAPERS_CLASSES ? reach : Math.round((float) reach * classes / PAPERS_CLASSES);
    }

    private static DifficultyLevel level(List<ClassDifference> hardestFirst, int begin, int end) {
        List<ClassDifference> some = hardestFirst.subList(begin, end);
        return new DifficultyLevel(
                begin + 1, end, mean(some, ClassDifference::baseline), mean(some, ClassDifference::other));
    }

    private static double mean(List<ClassDifference> classes, ToDoubleFunction<ClassDifference> accuracy) {
        return classes.stream().mapToDouble(accuracy).average().orElseThrow();
    }
}
