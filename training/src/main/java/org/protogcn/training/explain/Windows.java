package org.protogcn.training.explain;

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
