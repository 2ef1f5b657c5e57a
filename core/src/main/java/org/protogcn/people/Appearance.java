package org.protogcn.people;

import java.util.stream.IntStream;

/**
 * How a person looked lately: every joint where it was last seen, because estimators lose and find joints from frame to
 * frame; how large the person was, because an arm alone is small; and how fast he moved, because people pass each other.
 */
final class Appearance {
    /** With fewer joints in common, the boxes' centres say more. */
    private static final int LEAST_COMMON_JOINTS = 3;
    /** What is left of a joint's weight, and of the size, after each frame. */
    private static final double FADING = 0.9;
    /** Somebody out of sight is expected to walk on for so many frames. */
    private static final double MOST_STEPS = 5;

    private final float[] coordinates; // [V,C]
    private final float[] scores; // [V]
    private final long[] seen; // [V]
    private final int axes;
    private final double[] velocity; // [C] per frame
    private double size;
    private Box box;
    private long frame;

    Appearance(Detection first, long frame) {
        this.axes = first.dimensions();
        this.coordinates = new float[first.joints() * axes];
        this.scores = new float[first.joints()];
        this.seen = new long[first.joints()];
        this.velocity = new double[axes];
        this.frame = frame - 1;
        update(first, frame);
    }

    /** Remembers what can be seen now. */
    void update(Detection detection, long now) {
        for (int axis = 0; axis < axes; axis++) {
            velocity[axis] = (velocity[axis] + shift(detection, axis) / (now - frame)) / 2;
        }
        for (int joint = 0; joint < scores.length; joint++) {
            if (detection.isSeen(joint)) {
                scores[joint] = detection.score(joint);
                seen[joint] = now;
                for (int axis = 0; axis < axes; axis++) {
                    coordinates[joint * axes + axis] = detection.coordinate(joint, axis);
                }
            }
        }
        size = Math.max(detection.box().size(), size * FADING);
        box = detection.box();
        frame = now;
    }

    /**
     * The median of how far the joints seen both now and the last time have moved; estimators that mix two people up move
     * some joints only. Zero where they are too few.
     */
    private double shift(Detection detection, int axis) {
        double[] shifts = IntStream.range(0, scores.length)
                .filter(joint -> scores[joint] > 0 && seen[joint] == frame && detection.isSeen(joint))
                .mapToDouble(joint -> (double) detection.coordinate(joint, axis) - coordinates[joint * axes + axis])
                .sorted()
                .toArray();
        return shifts.length < LEAST_COMMON_JOINTS ? 0 : shifts[shifts.length / 2];
    }

    /** The frame in which the person was seen last. */
    long frame() {
        return frame;
    }

    /** The overlap of the box where the person should be by now with that of the detection, 0 to 1. */
    double overlap(Detection detection, long now) {
        return expectedBox(now).overlap(detection.box());
    }

    /** The share of the joints seen there that were never seen on this person, 0 to 1. */
    double novelty(Detection detection) {
        int seenThere = 0;
        int unknown = 0;
        for (int joint = 0; joint < scores.length; joint++) {
            if (detection.isSeen(joint)) {
                seenThere++;
                unknown += scores[joint] > 0 ? 0 : 1;
            }
        }
        return seenThere == 0 ? 1 : (double) unknown / seenThere;
    }

    private Box expectedBox(long now) {
        return box.shifted(expectedShift(0, now - frame), expectedShift(1, now - frame));
    }

    private double expectedShift(int axis, long steps) {
        return velocity[axis] * Math.min(MOST_STEPS, steps);
    }

    /**
     * The mean distance of the joints where they should be by now from where they are seen, in sizes of the person: the diagonal of the larger box.
     * Sure and fresh joints count more; none counts for more than one size, so that one that jumps away does not tear the
     * person apart.
     */
    double distance(Detection detection, long now) {
        double scale = Math.max(1e-6, Math.max(size, detection.box().size()));
        double sum = 0;
        double weights = 0;
        int common = 0;
        for (int joint = 0; joint < scores.length; joint++) {
            if (scores[joint] > 0 && detection.isSeen(joint)) {
                double weight =
                        Math.min(scores[joint], detection.score(joint)) * Math.pow(FADING, now - seen[joint] - 1.0);
                sum += weight * Math.min(1, jointDistance(detection, joint, now) / scale);
                weights += weight;
                common++;
            }
        }
        return common < LEAST_COMMON_JOINTS ? expectedBox(now).centreDistance(detection.box()) / scale : sum / weights;
    }

    private double jointDistance(Detection detection, int joint, long now) {
        double square = 0;
        for (int axis = 0; axis < axes; axis++) {
            double expected = coordinates[joint * axes + axis] + expectedShift(axis, now - seen[joint]);
            double difference = expected - detection.coordinate(joint, axis);
            square += difference * difference;
        }
        return Math.sqrt(square);
    }
}
