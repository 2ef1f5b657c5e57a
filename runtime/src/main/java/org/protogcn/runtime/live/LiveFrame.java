package org.protogcn.runtime.live;

import java.util.List;
import java.util.Optional;

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
     * @param person the same number in every frame of a source
     * @param keypoints {@code [V,C]} in row-major order
     * @param scores {@code [V]} confidences, for 2-D poses
     */
    public record Pose(long person, double[] keypoints, Optional<double[]> scores) {}

    public LiveFrame {
        people = List.copyOf(people);
    }
}
