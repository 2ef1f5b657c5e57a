package org.protogcn.runtime.live;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Everybody who is seen at one moment.
 *
 * @param source the camera or recording it belongs to; people of different sources are different people
 * @param number of the frame, larger than that of the frame before; numbers left out count as frames with nobody in them
 * @param people in any order
 */
public record LiveFrame(String source, long number, List<Pose> people) {
    /**
     * One person.
     *
     * @param person the same number in every frame of a source; absent from all poses of a source whose people are to be
     *     followed
     * @param keypoints {@code [V,C]} in row-major order
     * @param scores {@code [V]} confidences, for 2-D poses
     */
    public record Pose(OptionalLong person, double[] keypoints, Optional<double[]> scores) {
        public Pose(long person, double[] keypoints, Optional<double[]> scores) {
            this(OptionalLong.of(person), keypoints, scores);
        }

        /** Of somebody to be followed. */
        public Pose(double[] keypoints, Optional<double[]> scores) {
            this(OptionalLong.empty(), keypoints, scores);
        }

        private boolean isSomebody(int joints) {
            for (float confidence : confidences(joints)) {
                if (confidence > 0) {
                    return true;
                }
            }
            return false;
        }

        /** {@code [V]}: the scores; without them, a joint that is not at the origin counts as seen. */
        float[] confidences(int joints) {
            float[] confidences = new float[joints];
            for (int joint = 0; joint < joints; joint++) {
                confidences[joint] = scores.isPresent() ? (float) scores.get()[joint] : isSeen(joint, joints) ? 1 : 0;
            }
            return confidences;
        }

        private boolean isSeen(int joint, int joints) {
            int axes = keypoints.length / joints;
            for (int i = joint * axes; i < (joint + 1) * axes; i++) {
                if (keypoints[i] != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    public LiveFrame {
        people = List.copyOf(people);
    }

    /** Without the poses that neither bear a number nor show a joint. */
    LiveFrame withoutNobodies(int joints) {
        List<Pose> somebodies = people.stream()
                .filter(pose -> pose.person().isPresent() || pose.isSomebody(joints))
                .toList();
        return new LiveFrame(source, number, somebodies);
    }
}
