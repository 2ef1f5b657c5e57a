package org.protogcn.benchmarks.evaluation;

import java.util.List;
import org.protogcn.benchmarks.Spread;

/**
 * How long evaluating took, with one size of batches.
 *
 * @param coarse in bfloat16, otherwise in single precision
 * @param millis of a sample
 * @param alone the same for the forward passes of samples that are in memory
 * @param ratio of both in the same round: 1 if reading, preparing and scoring cost nothing
 * @param rate 10^9 operations a second, of those that are needed at least
 * @param reached the share of the machine's peak that this is
 */
record Evaluation(boolean coarse, int batch, Spread millis, Spread alone, Spread ratio, double rate, double reached) {
    /**
     * @param evaluating milliseconds of the whole split, round by round
     * @param gigaflop of the whole split
     * @param peak 10^9 operations a second
     */
    static Evaluation of(
            boolean coarse,
            int batch,
            int samples,
            List<Double> evaluating,
            List<Double> passes,
            double gigaflop,
            double peak) {
        double rate = gigaflop / Spread.of(evaluating).median() * 1e3;
        return new Evaluation(
                coarse,
                batch,
                perSample(evaluating, samples),
                perSample(passes, samples),
                Spread.ofRatios(evaluating, passes),
                rate,
                rate / peak);
    }

    private static Spread perSample(List<Double> millis, int samples) {
        return Spread.of(millis.stream().map(m -> m / samples).toList());
    }

    /** In which so many samples would be scored at this rate. */
    double hours(long samples) {
        return millis.median() * samples / 3.6e6;
    }
}
