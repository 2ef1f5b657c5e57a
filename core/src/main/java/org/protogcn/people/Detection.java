package org.protogcn.people;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One person as an estimator saw it in one frame. A joint whose score is not above 0 was not seen; its coordinates are 0.
 * Instances are values: nobody changes the arrays after handing them over.
 */
public final class Detection {
    /** What lies farther away is no place; distances and areas of the others are finite. */
    static final float FARTHEST = 1e12f;

    private final float[] coordinates; // [V,C]
    private final float[] scores; // [V]
    private final double score;
    private final Box box;
    private final OptionalLong id;

    /**
     * Takes the arrays over, without copying. A joint with a coordinate or score that is not finite, or absurdly
     * far away, becomes one that was not seen.
     *
     * @param coordinates {@code [V,C]}: x, y and maybe z
     * @param scores {@code [V]}
     * @param score how sure the estimator is of the whole person; the mean of the joints' scores where it is absent
     * @param box where the estimator says that the person is; the one around its joints where it is absent
     * @param id the number that the source gives to this person throughout a recording
     * @throws IllegalArgumentException if there are not equally many coordinates for each score
     */
    public Detection(float[] coordinates, float[] scores, Optional<Double> score, Optional<Box> box, OptionalLong id) {
        if (scores.length == 0 || coordinates.length % scores.length != 0 || coordinates.length < 2 * scores.length) {
            throw new IllegalArgumentException(
                    coordinates.length + " coordinates and " + scores.length + " scores do not belong together");
        }
        this.coordinates = coordinates;
        this.scores = scores;
        for (int joint = 0; joint < scores.length; joint++) {
            blankUnlessSeen(joint);
        }
        this.score = score.filter(Double::isFinite).orElseGet(this::meanScore);
        this.box = box.filter(Box::isProper).orElseGet(this::boxOfJoints);
        this.id = id;
    }

    private void blankUnlessSeen(int joint) {
        boolean seen = scores[joint] > 0 && Float.isFinite(scores[joint]);
        for (int axis = 0; axis < dimensions(); axis++) {
            seen &= Math.abs(coordinate(joint, axis)) <= FARTHEST;
        }
        if (!seen) {
            scores[joint] = 0;
            Arrays.fill(coordinates, joint * dimensions(), (joint + 1) * dimensions(), 0);
        }
    }

    private double meanScore() {
        double sum = 0;
        for (float joint : scores) {
            sum += joint;
        }
        return sum / scores.length;
    }

    private Box boxOfJoints() {
        float left = Float.POSITIVE_INFINITY;
        float top = Float.POSITIVE_INFINITY;
        float right = Float.NEGATIVE_INFINITY;
        float bottom = Float.NEGATIVE_INFINITY;
        for (int joint = 0; joint < joints(); joint++) {
            if (isSeen(joint)) {
                left = Math.min(left, coordinate(joint, 0));
                right = Math.max(right, coordinate(joint, 0));
                top = Math.min(top, coordinate(joint, 1));
                bottom = Math.max(bottom, coordinate(joint, 1));
            }
        }
        return left <= right ? new Box(left, top, right, bottom) : new Box(0, 0, 0, 0);
    }

    /** V. */
    public int joints() {
        return scores.length;
    }

    /** C: 2 or 3. */
    public int dimensions() {
        return coordinates.length / scores.length;
    }

    /** One coordinate of a joint; 0 if the joint was not seen. */
    public float coordinate(int joint, int axis) {
        return coordinates[joint * dimensions() + axis];
    }

    /** The estimator's confidence in a joint; 0 if it was not seen. */
    public float score(int joint) {
        return scores[joint];
    }

    public boolean isSeen(int joint) {
        return scores[joint] > 0;
    }

    /** Whether there is a joint that was seen. */
    public boolean isSomebody() {
        for (float joint : scores) {
            if (joint > 0) {
                return true;
            }
        }
        return false;
    }

    /** The confidence in the whole person, on the estimator's own scale. */
    public double score() {
        return score;
    }

    public Box box() {
        return box;
    }

    /** The person's number in the source. */
    public OptionalLong id() {
        return id;
    }
}
