package org.protogcn.runtime;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a clip shows.
 *
 * @param clip its id
 * @param candidates all classes, the likeliest first
 * @param accepted whether the first is certain enough to be an answer
 */
public record Prediction(String clip, List<Candidate> candidates, boolean accepted) {
    /**
     * A class and how likely it is.
     *
     * @param label its number
     * @param name its name
     * @param probability 0 to 1; calibrated where the model is
     */
    public record Candidate(int label, String name, double probability) {}

    static Prediction of(String clip, double[] scores, List<String> classes, double threshold) {
        List<Candidate> candidates = IntStream.range(0, scores.length)
                .mapToObj(label -> new Candidate(label, classes.get(label), scores[label]))
                .sorted(Comparator.comparingDouble(Candidate::probability)
                        .reversed()
                        .thenComparingInt(Candidate::label))
                .toList();
        return new Prediction(clip, candidates, candidates.get(0).probability() >= threshold);
    }

    /** The likeliest class, accepted or not. */
    public Candidate best() {
        return candidates.get(0);
    }

    /** The name of the action; nothing if no class is certain enough. */
    public Optional<String> action() {
        return accepted ? Optional.of(best().name()) : Optional.empty();
    }

    /** The likeliest classes, at most {@code count}. */
    public List<Candidate> top(int count) {
        return candidates.subList(0, Math.min(count, candidates.size()));
    }
}
