package org.protogcn.prepare;

import org.protogcn.array.DType;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;

/** Turns a clip so that the main person's first frame has the spine along z and then the shoulders along x. */
final class SpineAlignment {
    private static final double NEGLIGIBLE = 1e-6;
    private static final int X = 0;
    private static final int Z = 2;

    private SpineAlignment() {}

    static Keypoints of(Keypoints clip, SkeletonLayout.Normalization body) {
        Keypoints upright = turned(clip, body.spineBottom(), body.spineTop(), Z);
        return turned(upright, body.leftShoulder(), body.rightShoulder(), X);
    }

    private static Keypoints turned(Keypoints clip, int from, int to, int axis) {
        double[] line = new double[3];
        for (int i = 0; i < 3; i++) {
            line[i] = clip.type().round(clip.get(0, 0, to, i) - clip.get(0, 0, from, i));
        }
        return Rotation.about(crossedWith(axis, line), angle(line, axis, clip.type()))
                .apply(clip);
    }

    /** The vector product of {@code line} and the unit vector of {@code axis}. */
    private static double[] crossedWith(int axis, double[] line) {
        double[] product = new double[3];
        int next = (axis + 1) % 3;
        int afterNext = (axis + 2) % 3;
        product[next] = line[afterNext];
        product[afterNext] = -line[next];
        return product;
    }

    /** Calculated in the clip's type up to the cosine, as the published code does; in float16 that shows. */
    private static double angle(double[] line, int axis, DType type) {
        if (Math.abs(line[0]) + Math.abs(line[1]) + Math.abs(line[2]) < NEGLIGIBLE) {
            return 0;
        }
        double square = type.round(line[0] * line[0] + line[1] * line[1] + line[2] * line[2]);
        double cosine = type.round(line[axis] / type.round(Math.sqrt(square)));
        return Math.acos(Math.max(-1, Math.min(1, cosine)));
    }
}
