package org.protogcn.skeleton;

import java.util.List;
import java.util.Map;

/**
 * Which joints a skeleton has and how they hang together. A layout is data: the built-in ones and a user's own are
 * read from files of one form.
 *
 * @param name short and unique, e.g. {@code ntu25}
 * @param joints names of the joints, V of them; a joint's index is its place here
 * @param dimensions 3 for x,y,z; 2 for x,y and a confidence score
 * @param centre the joint at the root of the bone tree
 * @param bones for every joint its bone partner; the root is its own
 * @param kBones for every joint its k-bone partner, normally its grandparent on the bone tree
 * @param mirror for every joint the one that takes its place in a mirrored skeleton
 * @param limbs sets of joints that part-drop may blank, by name; empty where part-drop makes no sense
 * @param normalization the joints by which 3-D clips are centred and aligned
 * @param kBoneScores how the score channel of the k-bone and motion streams is made, 2-D only
 */
public record SkeletonLayout(
        String name,
        List<String> joints,
        int dimensions,
        int centre,
        List<Integer> bones,
        List<Integer> kBones,
        List<Integer> mirror,
        Map<String, List<Integer>> limbs,
        Normalization normalization,
        ScoreRule kBoneScores) {

    /**
     * Joints of the body's axes.
     *
     * @param centre the joint that centring moves to the origin
     * @param spineBottom with {@code spineTop}, the line that alignment turns to z
     * @param rightShoulder with {@code leftShoulder}, the line that alignment turns to x
     */
    public record Normalization(int centre, int spineBottom, int spineTop, int rightShoulder, int leftShoulder) {}

    /** The score of a difference of two joints or frames: the mean of both scores, or their plain difference. */
    public enum ScoreRule {
        MEAN,
        DIFFERENCE
    }

    /** V. */
    public int size() {
        return joints.size();
    }
}
