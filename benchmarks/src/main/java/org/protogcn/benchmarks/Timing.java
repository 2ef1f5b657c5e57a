package org.protogcn.benchmarks;

import java.util.List;

/**
 * How long one contender took.
 *
 * @param millis of every round, per clip
 * @param timesFaster than the first contender, from pairs of the same round
 * @param rate 10^9 operations a second, of those that are needed at least
 * @param reached the share of the machine's peak that this is, in the numbers the contender multiplies
 */
record Timing(Variant variant, List<Double> millis, Spread perClip, Spread timesFaster, double rate, double reached) {

    /** @param first millis of the first contender, round by round */
    static Timing of(Variant variant, List<Double> first, List<Double> millis, double gigaflopPerClip, Peak peak) {
        Spread perClip = Spread.of(millis);
        double rate = gigaflopPerClip / perClip.median() * 1e3;
        return new Timing(variant, millis, perClip, Spread.ofRatios(first, millis), rate, rate / peak.of(variant));
    }
}
