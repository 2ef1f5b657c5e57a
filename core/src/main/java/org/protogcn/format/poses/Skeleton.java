package org.protogcn.format.poses;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.protogcn.people.Box;
import org.protogcn.people.Detection;

/** One person in one frame, key by key as the file tells it, whatever the order of its keys. */
final class Skeleton {
    private static final float[] NONE = {};

    private float[] points = NONE;
    private Optional<float[]> separateScores = Optional.empty();
    Optional<Double> score = Optional.empty();
    Optional<Box> box = Optional.empty();
    OptionalLong id = OptionalLong.empty();
    /** Where the file says it with the skeleton. */
    OptionalLong frame = OptionalLong.empty();

    /** Takes x, y and a score for each joint; or x, y and maybe z, if the scores come apart. */
    void points(float[] values) {
        points = values;
    }

    /** Takes x, y and COCO's visibility of each joint: 0 not there, 1 hidden, 2 visible; or a score, if it is none. */
    void visibilities(float[] values) {
        points = values;
        boolean flags = true;
        for (int i = 2; i < values.length; i += 3) {
            flags &= values[i] == 0 || values[i] == 1 || values[i] == 2;
        }
        for (int i = 2; flags && i < values.length; i += 3) {
            values[i] /= 2;
        }
    }

    /** Takes the joints' scores, which did not come with their points. */
    void scores(float[] values) {
        separateScores = Optional.of(values);
    }

    /** Takes the place of the person as x, y, width, height. */
    void boxOfCorner(float[] values) {
        box = values.length < 4
                ? Optional.empty()
                : Optional.of(Box.ofCorner(values[0], values[1], values[2], values[3]));
    }

    /** Takes the place of the person as two corners. */
    void boxOfCorners(float[] values) {
        box = values.length < 4 ? Optional.empty() : Optional.of(new Box(values[0], values[1], values[2], values[3]));
    }

    boolean isEmpty() {
        return points.length == 0;
    }

    /** @throws IllegalArgumentException if the numbers are not so many for each joint */
    int joints() {
        int joints = separateScores.map(scores -> scores.length).orElse(points.length / 3);
        boolean even = joints > 0 && points.length % joints == 0;
        boolean planar = even && points.length / joints == 2 && separateScores.isPresent();
        if (!planar && !(even && points.length / joints == 3)) {
            throw new IllegalArgumentException(points.length + " numbers are no keypoints"
                    + separateScores
                            .map(scores -> " of " + scores.length + " joints")
                            .orElse(" of x, y, score each")
                    + "; write the file again");
        }
        return joints;
    }

    int dimensions() {
        return separateScores.isPresent() ? points.length / joints() : 2;
    }

    /** The first joints as a detection. */
    Detection detection(int joints) {
        return separateScores.isPresent()
                ? detection(Arrays.copyOf(points, joints * dimensions()), Arrays.copyOf(separateScores.get(), joints))
                : split(joints);
    }

    private Detection split(int joints) {
        float[] coordinates = new float[2 * joints];
        float[] scores = new float[joints];
        for (int joint = 0; joint < joints; joint++) {
            coordinates[2 * joint] = points[3 * joint];
            coordinates[2 * joint + 1] = points[3 * joint + 1];
            scores[joint] = points[3 * joint + 2];
        }
        return detection(coordinates, scores);
    }

    private Detection detection(float[] coordinates, float[] scores) {
        return new Detection(coordinates, scores, score, box, id);
    }
}
