package org.protogcn.skeleton;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.protogcn.skeleton.SkeletonLayout.Normalization;

/** Turns a layout into the form of its file. */
final class LayoutTree {
    private final SkeletonLayout layout;

    private LayoutTree(SkeletonLayout layout) {
        this.layout = layout;
    }

    static ObjectNode of(SkeletonLayout layout) {
        return new LayoutTree(layout).write();
    }

    private ObjectNode write() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("name", layout.name()).put("dimensions", layout.dimensions());
        layout.joints().forEach(tree.putArray("joints")::add);
        tree.put("centre", joint(layout.centre()));
        writePartners(tree.putObject("bones"), layout.bones());
        writePartners(tree.putObject("k_bones"), layout.kBones());
        writeMirror(tree.putArray("mirror"));
        ObjectNode limbs = tree.putObject("limbs");
        layout.limbs().forEach((limb, joints) -> writeJoints(limbs.putArray(limb), joints));
        writeNormalization(tree.putObject("normalization"));
        tree.put("k_bone_scores", layout.kBoneScores().name().toLowerCase(Locale.ROOT));
        return tree;
    }

    private void writePartners(ObjectNode tree, List<Integer> partners) {
        for (int joint = 0; joint < partners.size(); joint++) {
            tree.put(joint(joint), joint(partners.get(joint)));
        }
    }

    private void writeMirror(ArrayNode pairs) {
        for (int joint = 0; joint < layout.size(); joint++) {
            int other = layout.mirror().get(joint);
            if (joint < other) {
                writeJoints(pairs.addArray(), List.of(joint, other));
            }
        }
    }

    private void writeNormalization(ObjectNode tree) {
        Normalization joints = layout.normalization();
        tree.put("centre", joint(joints.centre()));
        writeJoints(tree.putArray("spine"), List.of(joints.spineBottom(), joints.spineTop()));
        writeJoints(tree.putArray("shoulders"), List.of(joints.rightShoulder(), joints.leftShoulder()));
    }

    private void writeJoints(ArrayNode array, List<Integer> joints) {
        joints.forEach(joint -> array.add(joint(joint)));
    }

    private String joint(int index) {
        return layout.joints().get(index);
    }
}
