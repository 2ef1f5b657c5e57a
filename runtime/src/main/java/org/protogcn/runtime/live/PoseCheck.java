package org.protogcn.runtime.live;

import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.SkeletonLayout;

/** Whether a pose is one of the model's layout. */
final class PoseCheck {
    private PoseCheck() {}

    static void check(LiveFrame.Pose pose, SkeletonLayout layout, LiveFrame frame) {
        requireCount(pose.keypoints(), layout.size() * layout.dimensions(), "coordinates", pose, layout, frame);
        requireNumbers(pose.keypoints(), pose, frame);
        if (pose.scores().isPresent()) {
            requireCount(pose.scores().get(), layout.size(), "scores", pose, layout, frame);
            requireNumbers(pose.scores().get(), pose, frame);
        }
    }

    private static void requireCount(
            double[] values, int expected, String what, LiveFrame.Pose pose, SkeletonLayout layout, LiveFrame frame) {
        if (values.length != expected) {
            throw new InvalidInputException(place(pose, frame) + " has " + values.length + " " + what
                    + "; the model's layout " + layout.name() + " has " + expected);
        }
    }

    private static void requireNumbers(double[] values, LiveFrame.Pose pose, LiveFrame frame) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new InvalidInputException(place(pose, frame)
                        + " has a value that is no finite number; leave out the person or set the joint to zero");
            }
        }
    }

    private static String place(LiveFrame.Pose pose, LiveFrame frame) {
        return "person " + pose.person() + " in frame " + frame.number() + " of source " + frame.source();
    }
}
