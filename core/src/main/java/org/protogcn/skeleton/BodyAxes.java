package org.protogcn.skeleton;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The joints that tell how a body stands in its coordinates, found by their names. Lists are empty where a layout, as one
 * of a hand, has no such joints.
 *
 * @param top joints of the head, or what is highest
 * @param bottom joints of the feet, or what is lowest
 * @param left joints of the left side that have a partner
 * @param right the partner of each of them
 * @param heels where the feet begin
 * @param toes where they point to, one for each of {@code heels}
 */
public record BodyAxes(
        List<Integer> top,
        List<Integer> bottom,
        List<Integer> left,
        List<Integer> right,
        List<Integer> heels,
        List<Integer> toes) {
    private static final List<List<String>> TOPS = List.of(
            List.of("head", "head_top"),
            List.of("nose", "left_eye", "right_eye"),
            List.of("neck", "shoulder_centre", "shoulder_center", "spine_shoulder"),
            List.of("left_shoulder", "right_shoulder"));
    private static final List<List<String>> BOTTOMS = List.of(
            List.of("left_ankle", "right_ankle"),
            List.of("left_foot", "right_foot"),
            List.of("left_knee", "right_knee"),
            List.of("left_hip", "right_hip"));
    private static final List<List<String>> FEET = List.of(
            List.of("left_heel", "left_big_toe"),
            List.of("right_heel", "right_big_toe"),
            List.of("left_heel", "left_foot_index"),
            List.of("right_heel", "right_foot_index"),
            List.of("left_ankle", "left_foot"),
            List.of("right_ankle", "right_foot"));

    public static BodyAxes of(SkeletonLayout layout) {
        List<String> names = layout.joints().stream().map(JointName::canonical).toList();
        List<Integer> left = leftJoints(layout);
        List<List<String>> feet =
                FEET.stream().filter(names::containsAll).limit(2).toList();
        return new BodyAxes(
                firstFound(TOPS, names),
                firstFound(BOTTOMS, names),
                left,
                left.stream().map(layout.mirror()::get).toList(),
                feet.stream().map(foot -> names.indexOf(foot.get(0))).toList(),
                feet.stream().map(foot -> names.indexOf(foot.get(1))).toList());
    }

    private static List<Integer> firstFound(List<List<String>> choices, List<String> names) {
        for (List<String> choice : choices) {
            List<Integer> found = choice.stream()
                    .map(names::indexOf)
                    .filter(joint -> joint >= 0)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<Integer> leftJoints(SkeletonLayout layout) {
        return IntStream.range(0, layout.size())
                .filter(joint -> JointName.sideOf(layout.joints().get(joint)) == JointName.Side.LEFT)
                .filter(joint -> layout.mirror().get(joint) != joint)
                .boxed()
                .toList();
    }

    /**
     * From feet to head, {@code [C]}, summed over all frames of all persons that show both; empty if none does.
     */
    public Optional<double[]> up(Keypoints keypoints) {
        double[] sum = new double[keypoints.channels()];
        boolean seen = false;
        for (int person = 0; person < keypoints.persons(); person++) {
            for (int frame = 0; frame < keypoints.frames(); frame++) {
                seen |= add(sum, between(keypoints, person, frame, bottom, top));
            }
        }
        return seen ? Optional.of(sum) : Optional.empty();
    }

    private static boolean add(double[] sum, Optional<double[]> vector) {
        vector.ifPresent(v -> {
            for (int c = 0; c < sum.length; c++) {
                sum[c] += v[c];
            }
        });
        return vector.isPresent();
    }

    /** From the middle of some joints to the middle of others, {@code [C]}; empty where one of them was not seen. */
    public static Optional<double[]> between(
            Keypoints keypoints, int person, int frame, List<Integer> from, List<Integer> to) {
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        double[] vector = new double[keypoints.channels()];
        boolean seen = accumulate(keypoints, person, frame, to, 1.0 / to.size(), vector)
                && accumulate(keypoints, person, frame, from, -1.0 / from.size(), vector);
        return seen ? Optional.of(vector) : Optional.empty();
    }

    private static boolean accumulate(
            Keypoints keypoints, int person, int frame, List<Integer> joints, double weight, double[] vector) {
        for (int joint : joints) {
            if (!keypoints.isSeen(person, frame, joint)) {
                return false;
            }
            for (int c = 0; c < vector.length; c++) {
                vector[c] += weight * keypoints.get(person, frame, joint, c);
            }
        }
        return true;
    }
}
