package org.protogcn.format.motion;

import java.util.List;
import org.protogcn.format.motion.BvhSkeleton.Channel;
import org.protogcn.format.motion.BvhSkeleton.Joint;

/**
 * Positions of joints from the numbers of a frame. A joint's rotation is the product of those of its channels, the first one
 * outermost; its positions, where it has such channels, take the place of its offset.
 */
final class Kinematics {
    private final List<Joint> joints;
    private final double[][] rotations; // [V][9], row-major
    private final double[][] positions; // [V][3]

    Kinematics(BvhSkeleton skeleton) {
        this.joints = skeleton.joints();
        this.rotations = new double[joints.size()][9];
        this.positions = new double[joints.size()][3];
    }

    /**
     * The positions {@code [V][3]} of all joints and ends; overwritten by the next call.
     *
     * @param frame all numbers, in the order of the joints
     */
    double[][] positions(double[] frame) {
        int next = 0;
        for (int j = 0; j < joints.size(); j++) {
            Joint joint = joints.get(j);
            double[] translation = joint.offset().clone();
            double[] rotation = {1, 0, 0, 0, 1, 0, 0, 0, 1};
            for (Channel channel : joint.channels()) {
                double value = frame[next++];
                if (channel.rotation()) {
                    rotation = product(rotation, about(channel.axis(), Math.toRadians(value)));
                } else {
                    translation[channel.axis()] = value;
                }
            }
            place(j, joint.parent(), translation, rotation);
        }
        return positions;
    }

    private void place(int joint, int parent, double[] translation, double[] rotation) {
        if (parent < 0) {
            positions[joint] = translation;
            rotations[joint] = rotation;
            return;
        }
        double[] r = rotations[parent];
        for (int i = 0; i < 3; i++) {
            positions[joint][i] = positions[parent][i]
                    + r[3 * i] * translation[0]
                    + r[3 * i + 1] * translation[1]
                    + r[3 * i + 2] * translation[2];
        }
        rotations[joint] = product(r, rotation);
    }

    /** The rotation about one axis, counter-clockwise when the axis points at the viewer. */
    private static double[] about(int axis, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return switch (axis) {
            case 0 -> new double[] {1, 0, 0, 0, c, -s, 0, s, c};
            case 1 -> new double[] {c, 0, s, 0, 1, 0, -s, 0, c};
            default -> new double[] {c, -s, 0, s, c, 0, 0, 0, 1};
        };
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[9];
        for (int i = 0; i < 9; i++) {
            int row = i / 3 * 3;
            int column = i % 3;
            product[i] = a[row] * b[column] + a[row + 1] * b[column + 3] + a[row + 2] * b[column + 6];
        }
        return product;
    }
}
