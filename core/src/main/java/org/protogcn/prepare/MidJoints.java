package org.protogcn.prepare;

import org.protogcn.array.DType;
import org.protogcn.skeleton.Keypoints;

/**
 * The trunk that COCO's 17 joints lack: the middle of the hips (17), of hips and neck (18), and the neck as the middle
 * of the shoulders (19). Their scores are means in the same way.
 */
final class MidJoints {
    private static final int LEFT_SHOULDER = 5;
    private static final int RIGHT_SHOULDER = 6;
    private static final int LEFT_HIP = 11;
    private static final int RIGHT_HIP = 12;
    private static final int HIPS = 17;
    private static final int TRUNK = 18;
    private static final int NECK = 19;

    private MidJoints() {}

    /** {@code [M,T,17,C]} to {@code [M,T,20,C]}, in the same type. */
    static Keypoints added(Keypoints coco17) {
        int channels = coco17.channels();
        int before = coco17.joints() * channels;
        int after = 20 * channels;
        int poses = coco17.persons() * coco17.frames();
        double[] values = new double[poses * after];
        for (int pose = 0; pose < poses; pose++) {
            int start = pose * after;
            System.arraycopy(coco17.values(), pose * before, values, start, before);
            putMiddle(values, start, channels, HIPS, LEFT_HIP, RIGHT_HIP, coco17.type());
            putMiddle(values, start, channels, NECK, LEFT_SHOULDER, RIGHT_SHOULDER, coco17.type());
            putMiddle(values, start, channels, TRUNK, HIPS, NECK, coco17.type());
        }
        return new Keypoints(coco17.type(), coco17.persons(), coco17.frames(), 20, channels, values);
    }

    private static void putMiddle(double[] values, int start, int channels, int middle, int a, int b, DType type) {
        for (int c = 0; c < channels; c++) {
            values[start + middle * channels + c] =
                    Means.of(values[start + a * channels + c], values[start + b * channels + c], type);
        }
    }
}
