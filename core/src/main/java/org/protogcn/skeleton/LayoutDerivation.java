package org.protogcn.skeleton;

import java.util.ArrayList;
import java.util.List;
import org.protogcn.skeleton.SkeletonLayout.Normalization;

/** What of a layout follows from its bones and the names of its joints. */
final class LayoutDerivation {
    private LayoutDerivation() {}

    /**
     * For every joint its grandparent on the bone tree. A child of the root has none and is its own partner, as the
     * root is: so in all published tables.
     *
     * @param bones for every joint its parent; the root is its own
     */
    static List<Integer> kBones(List<Integer> bones) {
        List<Integer> partners = new ArrayList<>();
        for (int joint = 0; joint < bones.size(); joint++) {
            int parent = bones.get(joint);
            boolean childOfRoot = bones.get(parent) == parent;
            partners.add(childOfRoot ? joint : bones.get(parent));
        }
        return List.copyOf(partners);
    }

    /** For every joint the one whose name has left and right exchanged; itself where there is none. */
    static List<Integer> mirror(List<String> joints) {
        List<Integer> partners = new ArrayList<>();
        for (int joint = 0; joint < joints.size(); joint++) {
            int partner = joints.indexOf(otherSide(joints.get(joint)));
            partners.add(partner < 0 ? joint : partner);
        }
        return List.copyOf(partners);
    }

    /** {@code left_wrist} for {@code right_wrist}, {@code LeftArm} for {@code RightArm}, and the reverse. */
    private static String otherSide(String joint) {
        for (String[] sides : new String[][] {{"left", "right"}, {"Left", "Right"}}) {
            if (joint.contains(sides[0])) {
                return joint.replace(sides[0], sides[1]);
            }
            if (joint.contains(sides[1])) {
                return joint.replace(sides[1], sides[0]);
            }
        }
        return joint;
    }

    /** Centres on the root; the shoulders go by their usual names. A line of one joint is one that is not aligned. */
    static Normalization normalization(List<String> joints, int centre) {
        int right = joints.indexOf("right_shoulder");
        int left = joints.indexOf("left_shoulder");
        boolean shoulders = right >= 0 && left >= 0;
        return new Normalization(centre, centre, centre, shoulders ? right : centre, shoulders ? left : centre);
    }
}
