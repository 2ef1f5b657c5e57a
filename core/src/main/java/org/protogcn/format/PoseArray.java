package org.protogcn.format;

import java.util.Arrays;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * Poses as a file holds them, on their way to a clip.
 *
 * @param type FLOAT16, FLOAT32 or FLOAT64, in which all values are representable
 * @param channels x,y,z; or x,y with or without a score
 * @param values {@code [M,T,V,C]}; a joint that was not seen is all 0
 */
public record PoseArray(DType type, int persons, int frames, int joints, int channels, double[] values) {
    /** The most numbers a clip may have: 256 MiB of them in memory. */
    public static final int MOST = 1 << 25;

    /**
     * Checks announced extents before anything is allocated by them.
     *
     * @throws InvalidInputException if a clip would have more than {@link #MOST} numbers
     */
    public static int requireSize(String where, long persons, long frames, long joints, long channels) {
        double numbers = (double) persons * frames * joints * channels;
        if (numbers > MOST) {
            throw new InvalidInputException(where + " announces a clip of " + persons + " persons, " + frames
                    + " frames, " + joints + " joints and " + channels + " coordinates; at most " + MOST
                    + " numbers are possible, check which axis is which");
        }
        return (int) numbers;
    }

    /** FLOAT32, to which the values are rounded in place. */
    public static PoseArray rounded(int persons, int frames, int joints, int channels, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) values[i];
        }
        return new PoseArray(DType.FLOAT32, persons, frames, joints, channels, values);
    }

    /** Without the frames at the end in which nobody was seen: what pads clips to one length. */
    public PoseArray trimmed() {
        int kept = frames;
        while (kept > 0 && isEmptyFrame(kept - 1)) {
            kept--;
        }
        return kept == frames ? this : firstFrames(kept);
    }

    private boolean isEmptyFrame(int frame) {
        for (int person = 0; person < persons; person++) {
            if (!isZero((person * frames + frame) * joints * channels, joints * channels)) {
                return false;
            }
        }
        return true;
    }

    private PoseArray firstFrames(int kept) {
        int pose = joints * channels;
        double[] shorter = new double[persons * kept * pose];
        for (int person = 0; person < persons; person++) {
            System.arraycopy(values, person * frames * pose, shorter, person * kept * pose, kept * pose);
        }
        return new PoseArray(type, persons, kept, joints, channels, shorter);
    }

    /** Without the persons that were seen in no frame. */
    public PoseArray withoutAbsent() {
        int each = frames * joints * channels;
        double[] present = new double[values.length];
        int kept = 0;
        for (int person = 0; person < persons; person++) {
            if (!isZero(person * each, each)) {
                System.arraycopy(values, person * each, present, kept++ * each, each);
            }
        }
        return kept == persons
                ? this
                : new PoseArray(type, kept, frames, joints, channels, Arrays.copyOf(present, kept * each));
    }

    /** Whether nobody was ever seen. */
    public boolean isEmpty() {
        return isZero(0, values.length);
    }

    private boolean isZero(int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (values[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The clip; in 2-D the third channel becomes its scores.
     *
     * @throws InvalidInputException if the layout has another number of joints or coordinates
     */
    public Clip clip(String id, int label, SkeletonLayout layout) {
        boolean fits = layout.dimensions() == 3 ? channels == 3 : channels == 2 || channels == 3;
        if (joints != layout.size() || !fits) {
            throw new InvalidInputException("clip " + id + " has " + joints + " joints of " + channels
                    + " coordinates, but the layout " + layout.name() + " has " + layout.size() + " in "
                    + layout.dimensions() + "-D; name another with --layout");
        }
        return new Clip(
                id,
                label,
                channels(0, layout.dimensions()),
                layout.dimensions() < channels ? Optional.of(channels(2, 1)) : Optional.empty(),
                Optional.empty());
    }

    private Keypoints channels(int first, int count) {
        if (count == channels) {
            return new Keypoints(type, persons, frames, joints, channels, values);
        }
        double[] chosen = new double[values.length / channels * count];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = values[i / count * channels + first + i % count];
        }
        return new Keypoints(type, persons, frames, joints, count, chosen);
    }
}
