package org.protogcn.prepare;

import java.util.Arrays;
import org.protogcn.skeleton.Keypoints;

/**
 * Which frames of a 3-D clip show its main person. The main person is the first, unless the second is seen in strictly
 * more frames: then the two change places.
 */
final class PresentFrames {
    private static final double NEARLY_ZERO = 1e-8;

    private PresentFrames() {}

    /**
     * {@code [M,T,V,C]} to {@code [M,T',V,C]} with T' ≤ T: the frames in which the main person has a joint off the
     * origin. Without any such frame the clip comes back as it is.
     */
    static Keypoints of(Keypoints clip) {
        int[] first = framesOf(clip, 0);
        int[] second = clip.persons() > 1 ? framesOf(clip, 1) : new int[0];
        boolean swap = second.length > first.length;
        int[] kept = swap ? second : first;
        boolean unchanged = kept.length == 0 || (kept.length == clip.frames() && !swap);
        return unchanged ? clip : select(clip, kept, swap);
    }

    /** Whether any frame shows the main person. */
    static boolean anyIn(Keypoints clip) {
        for (int person = 0; person < Math.min(2, clip.persons()); person++) {
            for (int frame = 0; frame < clip.frames(); frame++) {
                if (isPresent(clip, person, frame)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int[] framesOf(Keypoints clip, int person) {
        int[] frames = new int[clip.frames()];
        int count = 0;
        for (int frame = 0; frame < clip.frames(); frame++) {
            if (isPresent(clip, person, frame)) {
                frames[count++] = frame;
            }
        }
        return Arrays.copyOf(frames, count);
    }

    private static boolean isPresent(Keypoints clip, int person, int frame) {
        double[] values = clip.values();
        int start = clip.offset(person, frame, 0);
        int end = start + clip.joints() * clip.channels();
        for (int i = start; i < end; i++) {
            if (Math.abs(values[i]) > NEARLY_ZERO) {
                return true;
            }
        }
        return false;
    }

    private static Keypoints select(Keypoints clip, int[] frames, boolean swap) {
        int frameSize = clip.joints() * clip.channels();
        double[] selected = new double[clip.persons() * frames.length * frameSize];
        int target = 0;
        for (int person = 0; person < clip.persons(); person++) {
            int source = swap && person < 2 ? 1 - person : person;
            for (int frame : frames) {
                System.arraycopy(clip.values(), clip.offset(source, frame, 0), selected, target, frameSize);
                target += frameSize;
            }
        }
        return new Keypoints(clip.type(), clip.persons(), frames.length, clip.joints(), clip.channels(), selected);
    }
}
