package org.protogcn.picture;

import java.util.Optional;
import org.protogcn.skeleton.BodyAxes;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * Somebody who stands upright before the people of a clip. Up is the axis nearest to their way from feet to head, the
 * front where their left and their up say it is, so that any camera's axes give a picture of people who stand and face us.
 *
 * @param rows {@code [3][C]}: the onlooker's right, up and near, in the clip's coordinates
 */
record Onlooker(double[][] rows) {
    /** Pictures: x to the right, y downwards. */
    private static final double[][] PICTURE = {{1, 0}, {0, -1}, {0, 0}};

    /** A depth camera with y upwards that looks along z, where nothing tells how people stand. */
    private static final double[] UP = {0, 1, 0};

    private static final double[] NEAR = {0, 0, -1};

    static Onlooker of(Clip clip, SkeletonLayout layout) {
        if (layout.dimensions() == 2) {
            return new Onlooker(PICTURE);
        }
        Keypoints keypoints = clip.keypoints();
        BodyAxes axes = BodyAxes.of(layout);
        double[] up = axes.up(keypoints).flatMap(Onlooker::nearestAxis).orElse(UP);
        double[] near = front(keypoints, axes, up).or(() -> level(NEAR, up)).orElse(new double[] {0, 1, 0});
        return new Onlooker(new double[][] {cross(up, near), up, near});
    }

    private static Optional<double[]> nearestAxis(double[] vector) {
        int main = 0;
        for (int c = 0; c < 3; c++) {
            main = Math.abs(vector[c]) > Math.abs(vector[main]) ? c : main;
        }
        double[] axis = new double[3];
        axis[main] = Math.signum(vector[main]);
        return axis[main] == 0 ? Optional.empty() : Optional.of(axis);
    }

    /** Where the first person who shows both sides looks, on the whole. */
    private static Optional<double[]> front(Keypoints keypoints, BodyAxes axes, double[] up) {
        double[] left = new double[3];
        for (int person = 0; person < keypoints.persons(); person++) {
            for (int frame = 0; frame < keypoints.frames(); frame++) {
                BodyAxes.between(keypoints, person, frame, axes.right(), axes.left())
                        .ifPresent(across -> add(left, across));
            }
            if (level(left, up).isPresent()) {
                break;
            }
        }
        return level(cross(left, up), up);
    }

    private static void add(double[] sum, double[] vector) {
        for (int c = 0; c < 3; c++) {
            sum[c] += vector[c];
        }
    }

    /** The part across {@code up}, of length 1; empty if there is none. */
    private static Optional<double[]> level(double[] vector, double[] up) {
        double along = vector[0] * up[0] + vector[1] * up[1] + vector[2] * up[2];
        double[] level = new double[3];
        double square = 0;
        for (int c = 0; c < 3; c++) {
            level[c] = vector[c] - along * up[c];
            square += level[c] * level[c];
        }
        double length = Math.sqrt(square);
        if (!(length > 1e-9)) {
            return Optional.empty();
        }
        return Optional.of(new double[] {level[0] / length, level[1] / length, level[2] / length});
    }

    private static double[] cross(double[] a, double[] b) {
        return new double[] {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
    }

    /** Writes a joint as seen to {@code points} from {@code place}; NaN if it was not. */
    void see(Keypoints keypoints, int person, int frame, int joint, float[] points, int place) {
        boolean seen = keypoints.isSeen(person, frame, joint);
        for (int row = 0; row < 3; row++) {
            double sum = 0;
            for (int c = 0; c < rows[row].length; c++) {
                sum += rows[row][c] * keypoints.get(person, frame, joint, c);
            }
            points[place + row] = seen ? (float) sum : Float.NaN;
        }
    }
}
