package org.protogcn.benchmarks.serving;

import java.util.List;
import org.protogcn.benchmarks.Spread;

/**
 * One way of being asked, and what was measured of every form.
 *
 * @param persons that are there in each clip
 * @param clips in one call
 */
record Serving(int streams, int threads, int persons, int clips, List<Timing> timings) {
    /**
     * One form.
     *
     * @param difference of its scores from the reference form's, relative to the largest
     * @param millis per clip, round by round
     * @param timesFaster than the reference form in the same round
     */
    record Timing(String form, double difference, List<Double> millis, Spread perClip, Spread timesFaster) {}
}
