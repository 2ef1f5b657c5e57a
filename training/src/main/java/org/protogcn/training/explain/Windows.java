package org.protogcn.training.explain;

import java.util.List;
import java.util.stream.IntStream;

/** Equal stretches of the frames of a clip. */
final class Windows {
    private static final int MOST = 20;

    private Windows() {}

    /** How many of them a clip is cut into. */
    static int count(int frames) {
        return Math.min(MOST, frames);
    }

    /** The first frame of a window; of one past the last, the number of frames. */
    static int first(int window, int windows, int frames) {
        return (int) ((long) window * frames / windows);
    }

    /** What each is of the clip, as in {@code 5 to 9 %}: samples reach from a clip's beginning to its end. */
    static List<String> shares(int frames) {
        int windows = count(frames);
        return IntStream.range(0, windows)
                .mapToObj(window -> percent(first(window, windows, frames), frames) + " to "
                        + percent(first(window + 1, windows, frames), frames) + " %")
                .toList();
    }

    private static long percent(int frame, int frames) {
        return Math.round(100.0 * frame / frames);
    }

    /** Sums over windows of numbers that belong to frames. */
    static double[] sums(double[] frames) {
        int windows = count(frames.length);
        double[] sums = new double[windows];
        for (int window = 0; window < windows; window++) {
            for (int t = first(window, windows, frames.length); t < first(window + 1, windows, frames.length); t++) {
                sums[window] += frames[t];
            }
        }
        return sums;
    }
}
