package org.protogcn.inspect;

import java.util.Optional;
import org.protogcn.skeleton.BodyAxes;
import org.protogcn.skeleton.Keypoints;

/** How the bodies of a clip stand in its coordinates. */
final class Orientation {
    private Orientation() {}

    /** The axis from feet to head, as {@code +y}; empty where it is none, or unknown. */
    static Optional<String> up(Keypoints keypoints, BodyAxes axes) {
        return axes.up(keypoints).flatMap(Orientation::axis);
    }

    private static Optional<String> axis(double[] vector) {
        int main = 0;
        double length = 0;
        for (int channel = 0; channel < vector.length; channel++) {
            main = Math.abs(vector[channel]) > Math.abs(vector[main]) ? channel : main;
            length = Math.hypot(length, vector[channel]);
        }
        boolean clear = length > 0 && Math.abs(vector[main]) >= Thresholds.ALONG_AXIS * length;
        return clear ? Optional.of((vector[main] > 0 ? "+" : "-") + "xyz".charAt(main)) : Optional.empty();
    }

    /**
     * Whether toes point to the front of a body whose left is left. With x, y, z right-handed, the front lies where the
     * way from right to left, turned by the way up, shows. In a mirror image, and where left and right were taken for each
     * other, toes point to the back.
     */
    static int forward(Keypoints keypoints, BodyAxes axes) {
        if (keypoints.channels() < 3 || axes.toes().isEmpty() || axes.left().isEmpty()) {
            return 0;
        }
        int votes = 0;
        int sum = 0;
        for (int person = 0; person < keypoints.persons(); person++) {
            for (int frame = 0; frame < keypoints.frames(); frame++) {
                int vote = forward(keypoints, axes, person, frame);
                votes += Math.abs(vote);
                sum += vote;
            }
        }
        boolean clear = votes > 0 && Math.abs(sum) >= (2 * Thresholds.AGREEING - 1) * votes;
        return clear ? Integer.signum(sum) : 0;
    }

    private static int forward(Keypoints keypoints, BodyAxes axes, int person, int frame) {
        Optional<double[]> left = BodyAxes.between(keypoints, person, frame, axes.right(), axes.left());
        Optional<double[]> up = BodyAxes.between(keypoints, person, frame, axes.bottom(), axes.top());
        Optional<double[]> toes = BodyAxes.between(keypoints, person, frame, axes.heels(), axes.toes());
        if (left.isEmpty() || up.isEmpty() || toes.isEmpty()) {
            return 0;
        }
        return (int) Math.signum(triple(left.get(), up.get(), toes.get()));
    }

    private static double triple(double[] a, double[] b, double[] c) {
        return (a[1] * b[2] - a[2] * b[1]) * c[0]
                + (a[2] * b[0] - a[0] * b[2]) * c[1]
                + (a[0] * b[1] - a[1] * b[0]) * c[2];
    }
}
