package org.protogcn.prepare;

import org.protogcn.array.DType;
import org.protogcn.skeleton.Keypoints;

/** A rotation about the origin: a 3×3 matrix, in row-major order, for column vectors. */
final class Rotation {
    private static final double NEGLIGIBLE = 1e-6;
    private static final double[] IDENTITY = {1, 0, 0, 0, 1, 0, 0, 0, 1};

    private final double[] matrix;

    private Rotation(double... matrix) {
        this.matrix = matrix;
    }

    /** Clockwise about x, then y, then z, by these angles in radians. */
    static Rotation byAngles(double aboutX, double aboutY, double aboutZ) {
        double cx = Math.cos(aboutX);
        double sx = Math.sin(aboutX);
        double cy = Math.cos(aboutY);
        double sy = Math.sin(aboutY);
        double cz = Math.cos(aboutZ);
        double sz = Math.sin(aboutZ);
        Rotation x = new Rotation(1, 0, 0, 0, cx, sx, 0, -sx, cx);
        Rotation y = new Rotation(cy, 0, -sy, 0, 1, 0, sy, 0, cy);
        Rotation z = new Rotation(cz, sz, 0, -sz, cz, 0, 0, 0, 1);
        return z.after(y.after(x));
    }

    /** Counter-clockwise about {@code axis} by {@code angle} radians; none if either is negligible. */
    static Rotation about(double[] axis, double angle) {
        double size = Math.abs(axis[0]) + Math.abs(axis[1]) + Math.abs(axis[2]);
        if (size < NEGLIGIBLE || Math.abs(angle) < NEGLIGIBLE) {
            return new Rotation(IDENTITY);
        }
        double length = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
        return ofQuaternion(Math.cos(angle / 2), Math.sin(angle / 2) / length, axis);
    }

    /** The rotation of the unit quaternion {@code w + scale·(axis·(i,j,k))}. */
    private static Rotation ofQuaternion(double w, double scale, double[] axis) {
        double x = axis[0] * scale;
        double y = axis[1] * scale;
        double z = axis[2] * scale;
        return new Rotation(
                1 - 2 * (y * y + z * z),
                2 * (x * y - w * z),
                2 * (x * z + w * y),
                2 * (x * y + w * z),
                1 - 2 * (x * x + z * z),
                2 * (y * z - w * x),
                2 * (x * z - w * y),
                2 * (y * z + w * x),
                1 - 2 * (x * x + y * y));
    }

    private Rotation after(Rotation first) {
        double[] product = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int i = 0; i < 3; i++) {
                    product[3 * row + column] += matrix[3 * row + i] * first.matrix[3 * i + column];
                }
            }
        }
        return new Rotation(product);
    }

    /** {@code [M,T,V,3]}, turned; FLOAT64 whatever the clip's type. */
    Keypoints apply(Keypoints clip) {
        double[] values = clip.values();
        double[] turned = new double[values.length];
        for (int i = 0; i < values.length; i += 3) {
            double x = values[i];
            double y = values[i + 1];
            double z = values[i + 2];
            turned[i] = matrix[0] * x + matrix[1] * y + matrix[2] * z;
            turned[i + 1] = matrix[3] * x + matrix[4] * y + matrix[5] * z;
            turned[i + 2] = matrix[6] * x + matrix[7] * y + matrix[8] * z;
        }
        return new Keypoints(DType.FLOAT64, clip.persons(), clip.frames(), clip.joints(), 3, turned);
    }
}
