package org.protogcn.inspect;

import java.util.Arrays;
import org.protogcn.skeleton.Keypoints;

/** How large the bodies of a clip are. */
final class BodySize {
    private BodySize() {}

    /**
     * The median over frames and persons of the extent along the longest axis; NaN if nobody is there.
     *
     * @param there {@code [M,T]}
     */
    static double of(Keypoints keypoints, boolean[] there) {
        double[] extents = new double[there.length];
        int found = 0;
        for (int body = 0; body < there.length; body++) {
            double extent = there[body] ? extent(keypoints, body) : 0;
            if (extent > 0) {
                extents[found++] = extent;
            }
        }
        Arrays.sort(extents, 0, found);
        return found == 0 ? Double.NaN : extents[found / 2];
    }

    /** @param body a place in {@code [M,T]} */
    private static double extent(Keypoints keypoints, int body) {
        int person = body / keypoints.frames();
        int frame = body % keypoints.frames();
        double largest = 0;
        for (int channel = 0; channel < keypoints.channels(); channel++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int joint = 0; joint < keypoints.joints(); joint++) {
                if (keypoints.isSeen(person, frame, joint)) {
                    low = Math.min(low, keypoints.get(person, frame, joint, channel));
                    high = Math.max(high, keypoints.get(person, frame, joint, channel));
                }
            }
            largest = Math.max(largest, high - low);
        }
        return largest;
    }
}
