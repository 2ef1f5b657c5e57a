package org.protogcn.inspect;

import java.util.Arrays;
import java.util.BitSet;
import org.protogcn.skeleton.Keypoints;

/**
 * What of a clip moves.
 *
 * @param frozen joints of any person that keep one place while the body moves
 * @param still whether there are several frames, and nothing moves
 */
record Movement(BitSet frozen, boolean still) {
    static Movement of(Keypoints keypoints, boolean[] there, double size) {
        BitSet frozen = new BitSet();
        boolean moves = false;
        int longest = 0;
        for (int person = 0; person < keypoints.persons(); person++) {
            int frames = Presence.frames(there, keypoints, person);
            double[] ranges = ranges(keypoints, person);
            moves |= Arrays.stream(ranges).anyMatch(range -> range > 0);
            longest = Math.max(longest, frames);
            if (frames >= Thresholds.FROZEN_FRAMES && median(ranges) > Thresholds.BODY_MOVES * size) {
                addFrozen(frozen, keypoints, person, ranges, frames);
            }
        }
        return new Movement(frozen, longest > 1 && !moves);
    }

    private static void addFrozen(BitSet frozen, Keypoints keypoints, int person, double[] ranges, int frames) {
        for (int joint = 0; joint < ranges.length; joint++) {
            if (ranges[joint] == 0 && framesSeen(keypoints, person, joint) == frames) {
                frozen.set(joint);
            }
        }
    }

    private static int framesSeen(Keypoints keypoints, int person, int joint) {
        int seen = 0;
        for (int frame = 0; frame < keypoints.frames(); frame++) {
            seen += keypoints.isSeen(person, frame, joint) ? 1 : 0;
        }
        return seen;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** {@code [V]}: the longest side of the box in which a joint stays, over the frames that show it. */
    private static double[] ranges(Keypoints keypoints, int person) {
        double[] ranges = new double[keypoints.joints()];
        for (int joint = 0; joint < ranges.length; joint++) {
            for (int channel = 0; channel < keypoints.channels(); channel++) {
                ranges[joint] = Math.max(ranges[joint], range(keypoints, person, joint, channel));
            }
        }
        return ranges;
    }

    private static double range(Keypoints keypoints, int person, int joint, int channel) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int frame = 0; frame < keypoints.frames(); frame++) {
            if (keypoints.isSeen(person, frame, joint)) {
                double value = keypoints.get(person, frame, joint, channel);
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return Math.max(0, high - low);
    }
}
