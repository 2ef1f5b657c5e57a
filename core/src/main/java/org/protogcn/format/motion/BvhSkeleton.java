package org.protogcn.format.motion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

/** The joints of a BVH file; a parent stands before its children. */
record BvhSkeleton(List<Joint> joints) {
    private static final int MAX_JOINTS = 1000;
    private static final int MAX_CHANNELS = 6;

    /**
     * A joint.
     *
     * @param parent its place among the joints, -1 for the root
     * @param offset x,y,z from the parent, before rotation
     * @param channels what the numbers of a frame mean, in their order; none for the end of a limb
     */
    record Joint(String name, int parent, double[] offset, List<Channel> channels, boolean end) {}

    /** A number of a frame: a position along an axis (0 x, 1 y, 2 z) or an angle about it in degrees. */
    record Channel(int axis, boolean rotation) {}

    /** @throws org.protogcn.InvalidInputException naming the line, if it is not the hierarchy of a BVH file */
    static BvhSkeleton read(BvhWords words) {
        words.expect("HIERARCHY");
        words.expect("ROOT");
        List<Joint> joints = new ArrayList<>();
        joints.add(joint(words, words.next(), -1));
        List<Integer> open = new ArrayList<>(List.of(0));
        while (!open.isEmpty()) {
            String word = words.next();
            switch (word.toUpperCase(Locale.ROOT)) {
                case "JOINT" -> open(words, words.next(), joints, open, false);
                case "END" -> open(words, "", joints, open, true);
                case "}" -> open.remove(open.size() - 1);
                default -> throw words.problem("'" + word + "' where JOINT, End Site or } belongs");
            }
        }
        return new BvhSkeleton(List.copyOf(joints));
    }

    private static void open(BvhWords words, String name, List<Joint> joints, List<Integer> open, boolean end) {
        if (joints.size() == MAX_JOINTS) {
            throw words.problem("more than " + MAX_JOINTS + " joints");
        }
        int parent = open.get(open.size() - 1);
        if (end) {
            words.expect("Site");
            joints.add(end(words, joints.get(parent).name() + "_end", parent));
        } else {
            joints.add(joint(words, name, parent));
            open.add(joints.size() - 1);
        }
    }

    private static Joint joint(BvhWords words, String name, int parent) {
        words.expect("{");
        double[] offset = offset(words);
        words.expect("CHANNELS");
        int count = words.count(MAX_CHANNELS);
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            channels.add(channel(words));
        }
        return new Joint(name, parent, offset, List.copyOf(channels), false);
    }

    private static Joint end(BvhWords words, String name, int parent) {
        words.expect("{");
        double[] offset = offset(words);
        words.expect("}");
        return new Joint(name, parent, offset, List.of(), true);
    }

    private static double[] offset(BvhWords words) {
        words.expect("OFFSET");
        return new double[] {words.number(), words.number(), words.number()};
    }

    private static Channel channel(BvhWords words) {
        String word = words.next().toLowerCase(Locale.ROOT);
        int axis = word.isEmpty() ? -1 : "xyz".indexOf(word.charAt(0));
        boolean rotation = word.endsWith("rotation");
        if (axis < 0 || !rotation && !word.endsWith("position") || word.length() != 9) {
            throw words.problem("'" + word + "' where a channel such as Xrotation belongs");
        }
        return new Channel(axis, rotation);
    }

    /** How many numbers a frame has. */
    int channelCount() {
        return joints.stream().mapToInt(joint -> joint.channels().size()).sum();
    }

    /** The joints that become those of a layout. */
    List<Joint> shown(boolean ends) {
        return joints.stream().filter(joint -> ends || !joint.end()).toList();
    }

    /**
     * The layout of the joints, with a bone from each to its parent.
     *
     * @throws org.protogcn.InvalidInputException if two joints have the same name
     */
    SkeletonLayout layout(boolean ends, String source) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("name", "bvh").put("dimensions", 3);
        shown(ends).forEach(joint -> tree.withArray("/joints").add(joint.name()));
        tree.put("centre", joints.get(0).name());
        ObjectNode bones = tree.putObject("bones");
        shown(ends).stream()
                .filter(joint -> joint.parent() >= 0)
                .forEach(joint ->
                        bones.put(joint.name(), joints.get(joint.parent()).name()));
        return SkeletonLayouts.fromTree(tree, source);
    }
}
