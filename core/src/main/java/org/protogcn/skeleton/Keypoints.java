package org.protogcn.skeleton;

import java.util.Arrays;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;

/**
 * Numbers of a clip, {@code [M,T,V,C]}: persons, frames, joints, channels.
 *
 * <p>The values are held as doubles, every one of them representable in {@link #type()}: a step that calculates in
 * double and rounds once to the type gives the same bits as arithmetic in that type, for one addition, subtraction,
 * multiplication or division. Instances are values: nobody changes the array after handing it over.
 */
public final class Keypoints {
    private final DType type;
    private final int persons;
    private final int frames;
    private final int joints;
    private final int channels;
    private final double[] values;

    /**
     * Takes {@code values} over, without copying.
     *
     * @param type FLOAT16, FLOAT32 or FLOAT64
     * @throws IllegalArgumentException if the extents and the number of values differ
     */
    public Keypoints(DType type, int persons, int frames, int joints, int channels, double[] values) {
        long expected = (long) persons * frames * joints * channels;
        if (values.length != expected) {
            throw new IllegalArgumentException("[" + persons + "," + frames + "," + joints + "," + channels + "] holds "
                    + expected + " values, got " + values.length);
        }
        if (!type.isFloating() || type == DType.BFLOAT16) {
            throw new IllegalArgumentException("keypoints are FLOAT16, FLOAT32 or FLOAT64, not " + type);
        }
        this.type = type;
        this.persons = persons;
        this.frames = frames;
        this.joints = joints;
        this.channels = channels;
        this.values = values;
    }

    /** From an array of four axes {@code [M,T,V,C]}, or of three {@code [M,T,V]} with one channel understood. */
    public static Keypoints of(NdArray array) {
        int[] shape = array.shape();
        if (shape.length != 3 && shape.length != 4) {
            throw new IllegalArgumentException(
                    "keypoints have axes [M,T,V,C] or [M,T,V], got shape " + Arrays.toString(shape));
        }
        int channels = shape.length == 4 ? shape[3] : 1;
        return new Keypoints(array.type(), shape[0], shape[1], shape[2], channels, array.toDoubles());
    }

    /** {@code [M,T,V,C]} in the stored type. */
    public NdArray toArray() {
        return NdArray.ofDoubles(values, persons, frames, joints, channels).to(type);
    }

    public DType type() {
        return type;
    }

    /** M. */
    public int persons() {
        return persons;
    }

    /** T. */
    public int frames() {
        return frames;
    }

    /** V. */
    public int joints() {
        return joints;
    }

    /** C. */
    public int channels() {
        return channels;
    }

    /** All values in row-major order; not to be changed. */
    public double[] values() {
        return values;
    }

    /** Where the first channel of a joint stands in {@link #values()}. */
    public int offset(int person, int frame, int joint) {
        return ((person * frames + frame) * joints + joint) * channels;
    }

    public double get(int person, int frame, int joint, int channel) {
        return values[offset(person, frame, joint) + channel];
    }

    /** Whether a joint has a place: all zeros mean "not seen". */
    public boolean isSeen(int person, int frame, int joint) {
        int start = offset(person, frame, joint);
        for (int i = start; i < start + channels; i++) {
            if (values[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /** The same extents and type with other values. */
    public Keypoints withValues(double[] newValues) {
        return new Keypoints(type, persons, frames, joints, channels, newValues);
    }

    @Override
    public String toString() {
        return type + "[" + persons + "," + frames + "," + joints + "," + channels + "]";
    }
}
