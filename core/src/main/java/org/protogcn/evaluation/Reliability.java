package org.protogcn.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether scores can be read as probabilities: clips whose best class has a score of 0.8 should be right in 80 of 100
 * cases (Guo et al., On Calibration of Modern Neural Networks, 2017).
 *
 * @param bins from the least to the most confident; those without clips are left out
 * @param expectedError the mean distance between confidence and accuracy over all clips, 0 to 1
 */
public record Reliability(List<Bin> bins, double expectedError) {
    private static final int BINS = 15;

    /**
     * Clips of about the same confidence.
     *
     * @param clips how many
     * @param confidence the mean score of their best classes
     * @param accuracy the fraction that was right
     */
    public record Bin(int clips, double confidence, double accuracy) {}

    /** In fifteen bins of equal width. Scores of a clip are taken as shares of their sum. */
    public static Reliability of(Scores scores) {
        int[] clips = new int[BINS];
        double[] confidence = new double[BINS];
        int[] right = new int[BINS];
        for (int i = 0; i < scores.clips(); i++) {
            int best = scores.prediction(i);
            double share = share(scores, i, best);
            int bin = Math.min(BINS - 1, (int) (share * BINS));
            clips[bin]++;
            confidence[bin] += share;
            right[bin] += best == scores.label(i) ? 1 : 0;
        }
        return of(clips, confidence, right, scores.clips());
    }

    /** The same, or nothing where scores are no shares: where one is negative, or all of a clip are zero. */
    public static Optional<Reliability> ifShares(Scores scores) {
        boolean shares = Arrays.stream(scores.values()).allMatch(score -> score >= 0)
                && IntStream.range(0, scores.clips()).allMatch(i -> scores.score(i, scores.prediction(i)) > 0);
        return shares ? Optional.of(of(scores)) : Optional.empty();
    }

    private static Reliability of(int[] clips, double[] confidence, int[] right, int all) {
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (int i = 0; i < BINS; i++) {
            if (clips[i] > 0) {
                bins.add(new Bin(clips[i], confidence[i] / clips[i], (double) right[i] / clips[i]));
                error += Math.abs(confidence[i] - right[i]) / all;
            }
        }
        return new Reliability(List.copyOf(bins), error);
    }

    private static double share(Scores scores, int clip, int best) {
        double sum = 0;
        for (int k = 0; k < scores.classes(); k++) {
            sum += scores.score(clip, k);
        }
        return scores.score(clip, best) / sum;
    }
}
