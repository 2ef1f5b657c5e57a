package org.protogcn.benchmarks.live;

import java.util.Arrays;
import java.util.Locale;
import org.protogcn.runtime.Recognizer;
import org.protogcn.runtime.live.LiveFrame;
import org.protogcn.runtime.live.LiveOptions;
import org.protogcn.runtime.live.LiveRecognizer;
import org.protogcn.runtime.live.LiveUpdate;

/**
 * A crowd that was watched, with frames as fast as they could be taken.
 *
 * @param p50 milliseconds a frame, as {@code p99} and {@code most}
 * @param busy the time that the frames took, as a share of the time in which a camera makes them: below 1 it keeps up
 * @param lag the longest that a camera's frame would have had to wait for its decisions, in milliseconds, the frames before
 *     it included
 * @param decisions on all people
 * @param otherActions how many of them an offline recogniser sees differently
 * @param largestDifference of a class's probability from that of an offline recogniser
 */
record Watch(
        int people,
        int stride,
        int frames,
        double p50,
        double p99,
        double most,
        double busy,
        double lag,
        long decisions,
        long otherActions,
        double largestDifference) {
    /** Frames a second. */
    static final int RATE = 30;

    private static final int WARM_UP = 300;

    static Watch of(Recognizer recognizer, Crowd crowd, LiveOptions options, int frames) {
        warmUp(recognizer, crowd, options);
        LiveRecognizer live = new LiveRecognizer(recognizer, options);
        Comparison comparison = new Comparison(recognizer, crowd);
        double[] millis = new double[frames];
        for (int i = 0; i < frames; i++) {
            LiveFrame frame = crowd.frame(i);
            long start = System.nanoTime();
            LiveUpdate update = live.push(frame);
            millis[i] = (System.nanoTime() - start) / 1e6;
            comparison.add(update.decisions());
        }
        comparison.finish();
        return of(crowd.people(), options.stride(), millis, comparison);
    }

    private static void warmUp(Recognizer recognizer, Crowd crowd, LiveOptions options) {
        LiveRecognizer live = new LiveRecognizer(recognizer, options);
        for (int i = 0; i < WARM_UP; i++) {
            live.push(crowd.frame(i));
        }
    }

    private static Watch of(int people, int stride, double[] millis, Comparison comparison) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Watch(
                people,
                stride,
                millis.length,
                percentile(sorted, 50),
                percentile(sorted, 99),
                sorted[sorted.length - 1],
                Arrays.stream(millis).sum() * RATE / 1000 / millis.length,
                lag(millis),
                comparison.decisions(),
                comparison.otherActions(),
                comparison.largestDifference());
    }

    static double percentile(double[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    static double lag(double[] millis) {
        double done = 0;
        double longest = 0;
        for (int i = 0; i < millis.length; i++) {
            double taken = i * 1000.0 / RATE;
            done = Math.max(done, taken) + millis[i];
            longest = Math.max(longest, done - taken);
        }
        return longest;
    }

    static final String HEAD = String.format(
            "%6s %6s %6s %8s %8s %8s %7s %9s %9s %6s %10s%n",
            "people", "stride", "frames", "p50", "p99", "most", "busy", "lag", "decisions", "other", "difference");

    String row() {
        return String.format(
                Locale.ROOT,
                "%6d %6d %6d %8.2f %8.2f %8.2f %5.0f %% %9.0f %9d %6d %10.1e%n",
                people,
                stride,
                frames,
                p50,
                p99,
                most,
                100 * busy,
                lag,
                decisions,
                otherActions,
                largestDifference);
    }
}
