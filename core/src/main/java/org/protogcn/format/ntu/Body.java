package org.protogcn.format.ntu;

import java.util.Arrays;

/** One body that the sensor has followed: its joints {@code [n,25,3]} in metres, frame after frame. */
final class Body {
    static final int JOINTS = 25;
    static final int FRAME_VALUES = JOINTS * 3;

    private int[] places = new int[64];
    private double[] points = new double[64 * FRAME_VALUES];
    private int frames;

    /** Makes room for a frame. */
    void appear(int place) {
        if (frames == places.length) {
            places = Arrays.copyOf(places, 2 * frames);
            points = Arrays.copyOf(points, 2 * points.length);
        }
        places[frames] = place;
        frames++;
    }

    /** {@code [n,25,3]}, to be filled; longer than n frames. */
    double[] points() {
        return points;
    }

    /** n. */
    int frames() {
        return frames;
    }

    int start() {
        return places[0];
    }

    /** The place after the last one. */
    int end() {
        return places[frames - 1] + 1;
    }

    /** Where in the recording the body's frame {@code frame} belongs. */
    int place(int frame) {
        return places[frame];
    }

    /** Whether the body was lost from sight and found again. */
    boolean hasGap() {
        return end() - start() > frames;
    }

    /** Lets the frames follow one another from the first on. */
    void closeGaps() {
        for (int frame = 1; frame < frames; frame++) {
            places[frame] = places[0] + frame;
        }
    }

    /** The variances of x, y and z over all joints and frames, added up. */
    double motion() {
        boolean[] all = new boolean[frames];
        Arrays.fill(all, true);
        return motion(all);
    }

    /** The same over some of the frames. */
    double motion(boolean[] counted) {
        double sum = 0;
        for (int axis = 0; axis < 3; axis++) {
            sum += variance(axis, counted);
        }
        return sum;
    }

    private double variance(int axis, boolean[] counted) {
        double mean = mean(axis, counted, 0, 1);
        return mean(axis, counted, mean, 2);
    }

    /** The mean of (value − origin) to a power of 1 or 2. */
    private double mean(int axis, boolean[] counted, double origin, int power) {
        double sum = 0;
        int count = 0;
        for (int i = axis; i < frames * FRAME_VALUES; i += 3) {
            if (counted[i / FRAME_VALUES]) {
                double difference = points[i] - origin;
                sum += power == 1 ? difference : difference * difference;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /** For every frame whether its width is at most so many times its height. */
    boolean[] narrowerThan(double ratio) {
        boolean[] narrow = new boolean[frames];
        for (int frame = 0; frame < frames; frame++) {
            narrow[frame] = spread(frame, 0) <= ratio * spread(frame, 1);
        }
        return narrow;
    }

    private double spread(int frame, int axis) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int joint = 0; joint < JOINTS; joint++) {
            double value = points[frame * FRAME_VALUES + joint * 3 + axis];
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return most - least;
    }
}
