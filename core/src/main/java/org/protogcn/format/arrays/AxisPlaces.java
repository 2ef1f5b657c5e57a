package org.protogcn.format.arrays;

import java.util.function.LongToDoubleFunction;
import org.protogcn.array.DType;
import org.protogcn.format.PoseArray;
import org.protogcn.format.arrays.Axes.Extent;

/** Where in an array the numbers of its clips, persons, frames, joints and coordinates stand. */
public record AxisPlaces(Extent clips, Extent persons, Extent frames, Extent joints, Extent channels) {
    /**
     * The poses of one clip.
     *
     * @param type of the array; integers become FLOAT32
     * @param element of the clip, by its place relative to the clip's first one
     */
    public PoseArray gather(String where, DType type, LongToDoubleFunction element) {
        return type.isFloating()
                ? new PoseArray(
                        type, persons.size(), frames.size(), joints.size(), channels.size(), values(where, element))
                : rounded(where, element);
    }

    /** The poses of one clip as FLOAT32. */
    public PoseArray rounded(String where, LongToDoubleFunction element) {
        return PoseArray.rounded(persons.size(), frames.size(), joints.size(), channels.size(), values(where, element));
    }

    /** {@code [M,T,V,C]}. */
    private double[] values(String where, LongToDoubleFunction element) {
        int size = PoseArray.requireSize(where, persons.size(), frames.size(), joints.size(), channels.size());
        double[] values = new double[size];
        int target = 0;
        for (int m = 0; m < persons.size(); m++) {
            for (int t = 0; t < frames.size(); t++) {
                for (int v = 0; v < joints.size(); v++) {
                    long joint = m * persons.stride() + t * frames.stride() + v * joints.stride();
                    for (int c = 0; c < channels.size(); c++) {
                        values[target++] = element.applyAsDouble(joint + c * channels.stride());
                    }
                }
            }
        }
        return values;
    }
}
