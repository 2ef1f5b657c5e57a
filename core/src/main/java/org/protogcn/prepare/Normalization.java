package org.protogcn.prepare;

import org.protogcn.array.DType;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * Brings a 3-D clip to a place of its own: empty frames go, the main person comes first, and one joint of that person's
 * first frame becomes the origin. With alignment the body of that frame also stands along z and faces along y.
 *
 * @param body the joints of the body's axes
 * @param centre the joint that becomes the origin
 * @param align whether to turn spine and shoulders
 */
record Normalization(SkeletonLayout.Normalization body, int centre, boolean align) {
    /** {@code [M,T,V,3]} to {@code [M,T',V,3]}, in the clip's type, or FLOAT64 where it was turned. */
    Keypoints apply(Keypoints clip) {
        if (!PresentFrames.anyIn(clip)) {
            return clip;
        }
        Keypoints centred = centred(PresentFrames.of(clip), centre);
        return align ? SpineAlignment.of(centred, body) : centred;
    }

    /** Joints at exactly (0,0,0) are missing ones and stay there. */
    static Keypoints centred(Keypoints clip, int joint) {
        DType type = clip.type();
        double[] values = clip.values();
        int origin = clip.offset(0, 0, joint);
        double x = values[origin];
        double y = values[origin + 1];
        double z = values[origin + 2];
        double[] moved = new double[values.length];
        for (int i = 0; i < values.length; i += 3) {
            moved[i] = values[i] - x;
            moved[i + 1] = values[i + 1] - y;
            moved[i + 2] = values[i + 2] - z;
        }
        type.roundAll(moved);
        for (int i = 0; i < values.length; i += 3) {
            if (values[i] == 0 && values[i + 1] == 0 && values[i + 2] == 0) {
                // A product, not an assignment: NumPy's -0 for missing joints comes out the same.
                moved[i] *= 0;
                moved[i + 1] *= 0;
                moved[i + 2] *= 0;
            }
        }
        return clip.withValues(moved);
    }
}
