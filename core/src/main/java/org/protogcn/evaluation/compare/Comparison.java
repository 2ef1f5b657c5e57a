package org.protogcn.evaluation.compare;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.protogcn.evaluation.Scores;

/**
 * Two networks held against each other on the clips that both have scores of.
 *
 * @param baselineName what to call the one
 * @param otherName what to call the other
 * @param clips that both have scores of; all figures are of these
 * @param onlyInBaseline clips left out because the other has no scores of them
 * @param onlyInOther clips left out because the baseline has no scores of them
 * @param baseline top-1 accuracy
 * @param other top-1 accuracy
 * @param test whether the difference may be chance
 * @param levels from the hardest classes to the easiest
 * @param classes that have clips, the largest gain first
 * @param pairs of classes that are mixed up more or less often, the largest change first
 */
public record Comparison(
        String baselineName,
        String otherName,
        int clips,
        int onlyInBaseline,
        int onlyInOther,
        double baseline,
        double other,
        McNemar test,
        List<DifficultyLevel> levels,
        List<ClassDifference> classes,
        List<PairChange> pairs) {
    public Comparison {
        levels = List.copyOf(levels);
        classes = List.copyOf(classes);
        pairs = List.copyOf(pairs);
    }

    /**
     * @throws org.protogcn.InvalidInputException if classes or labels differ, or no clip is in both
     */
    public static Comparison of(String baselineName, Scores baseline, String otherName, Scores other) {
        PairedClips clips = PairedClips.of(baseline, other);
        int both = clips.count(true, true);
        int onlyBaseline = clips.count(true, false);
        int onlyOther = clips.count(false, true);
        List<ClassDifference> classes = classes(clips);
        return new Comparison(
                baselineName,
                otherName,
                clips.clips(),
                clips.onlyInBaseline(),
                clips.onlyInOther(),
                (double) (both + onlyBaseline) / clips.clips(),
                (double) (both + onlyOther) / clips.clips(),
                McNemar.of(onlyBaseline, onlyOther),
                DifficultyLevel.of(classes),
                classes,
                PairChange.of(clips));
    }

    /** The classes whose accuracies differ by more than {@code least}, a fraction, the largest gain first. */
    public List<ClassDifference> classesAbove(double least) {
        return classes.stream().filter(c -> Math.abs(c.difference()) > least).toList();
    }

    private static List<ClassDifference> classes(PairedClips clips) {
        return IntStream.range(0, clips.classNames().size())
                .mapToObj(label -> ofClass(clips, label))
                .filter(c -> c.clips() > 0)
                .sorted(Comparator.comparingDouble(ClassDifference::difference).reversed())
                .toList();
    }

    private static ClassDifference ofClass(PairedClips clips, int label) {
        int[] own = IntStream.range(0, clips.clips())
                .filter(i -> clips.truth()[i] == label)
                .toArray();
        return new ClassDifference(
                label,
                clips.classNames().get(label),
                own.length,
                share(own, label, clips.baseline()),
                share(own, label, clips.other()));
    }

    private static double share(int[] clips, int label, int[] predictions) {
        return IntStream.of(clips).filter(i -> predictions[i] == label).count() / (double) Math.max(1, clips.length);
    }
}
