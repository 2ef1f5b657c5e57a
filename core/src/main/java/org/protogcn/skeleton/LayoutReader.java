package org.protogcn.skeleton;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.skeleton.SkeletonLayout.Normalization;
import org.protogcn.skeleton.SkeletonLayout.ScoreRule;

/** Reads a layout from the tree of its file and checks that it is one skeleton. */
final class LayoutReader {
    private static final List<String> KEYS = List.of(
            "name",
            "dimensions",
            "joints",
            "centre",
            "bones",
            "k_bones",
            "mirror",
            "limbs",
            "normalization",
            "k_bone_scores");
    private static final List<String> NORMALIZATION_KEYS = List.of("centre", "spine", "shoulders");
    private static final List<String> SCORE_RULES = List.of("mean", "difference");
    private static final int MAX_JOINTS = 1000;

    private final JsonNode tree;
    private final String source;
    private final List<String> joints = new ArrayList<>();
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private boolean collecting;

    LayoutReader(JsonNode tree, String source) {
        this.tree = tree;
        this.source = source;
    }

    SkeletonLayout read() {
        requireKeys(tree, "a layout", KEYS);
        String name = text(required("name"), "name");
        int dimensions = dimensions();
        readJoints();
        int centre = joint(required("centre"), "centre");
        List<Integer> bones = boneTree(centre);
        return new SkeletonLayout(
                name,
                List.copyOf(joints),
                dimensions,
                centre,
                bones,
                tree.has("k_bones") ? kBones(bones) : LayoutDerivation.kBones(bones),
                tree.has("mirror") ? mirror() : LayoutDerivation.mirror(joints),
                limbs(),
                normalization(centre),
                scoreRule());
    }

    /** All that keeps this from being a layout, one sentence each; empty if it is one. */
    List<String> problems() {
        collecting = true;
        part(() -> requireKeys(tree, "a layout", KEYS));
        if (!tree.isObject()) {
            return problems;
        }
        part(() -> text(required("name"), "name"));
        part(this::dimensions);
        part(this::readJoints);
        int problemsBefore = problems.size();
        part(() -> joint(required("centre"), "centre"));
        boolean hasCentre = problems.size() == problemsBefore;
        part(() -> requireBones(hasCentre));
        if (tree.has("k_bones")) {
            part(() -> partners("k_bones"));
        }
        if (tree.has("mirror")) {
            part(this::mirror);
        }
        part(this::limbs);
        part(() -> normalization(0));
        part(this::scoreRule);
        return problems;
    }

    private void requireBones(boolean hasCentre) {
        if (hasCentre) {
            boneTree(joint(required("centre"), "centre"));
        } else {
            partners("bones");
        }
    }

    /** Reads a part of the file. When all problems are wanted, one is noted and the next part begins. */
    private void part(Runnable reading) {
        try {
            reading.run();
        } catch (InvalidInputException e) {
            if (!collecting) {
                throw e;
            }
            problems.add(e.getMessage());
        }
    }

    private int dimensions() {
        JsonNode node = required("dimensions");
        if (!node.isInt() || (node.intValue() != 2 && node.intValue() != 3)) {
            throw invalid("dimensions is " + shown(node) + "; write 2 for x,y with a score, 3 for x,y,z");
        }
        return node.intValue();
    }

    private void readJoints() {
        JsonNode list = required("joints");
        if (!list.isArray() || list.size() < 2 || list.size() > MAX_JOINTS) {
            throw invalid("joints has to be a list of 2 to " + MAX_JOINTS + " names");
        }
        for (JsonNode node : list) {
            part(() -> addJoint(text(node, "joints")));
        }
    }

    private void addJoint(String joint) {
        if (indexOf.putIfAbsent(joint, joints.size()) != null) {
            throw invalid("joints lists '" + joint + "' twice; a joint's name has to be unique");
        }
        joints.add(joint);
    }

    private List<Integer> boneTree(int centre) {
        int problemsBefore = problems.size();
        Integer[] bones = partners("bones");
        for (int i = 0; i < bones.length; i++) {
            int joint = i;
            part(() -> requireBone(bones, joint, centre));
        }
        if (problems.size() > problemsBefore) {
            return List.of();
        }
        if (bones[centre] != null && bones[centre] != centre) {
            throw invalid("bones hangs the centre '" + joints.get(centre) + "' on '" + joints.get(bones[centre])
                    + "'; the centre is the root of the tree, leave its line out");
        }
        bones[centre] = centre;
        requireOneTree(bones, centre);
        return List.of(bones);
    }

    private void requireBone(Integer[] bones, int joint, int centre) {
        if (bones[joint] == null && joint != centre) {
            throw invalid("bones has no line for the joint '" + joints.get(joint) + "'; name the joint it hangs on");
        }
    }

    private void requireOneTree(Integer[] bones, int centre) {
        for (int joint = 0; joint < bones.length; joint++) {
            int steps = 0;
            for (int at = joint; at != centre; at = bones[at]) {
                if (++steps >= bones.length) {
                    throw invalid("bones goes round in a circle from the joint '" + joints.get(joint)
                            + "' and never reaches the centre '" + joints.get(centre)
                            + "'; hang one joint of the circle on another");
                }
            }
        }
    }

    private List<Integer> kBones(List<Integer> bones) {
        List<Integer> partners = new ArrayList<>(LayoutDerivation.kBones(bones));
        Integer[] given = partners("k_bones");
        for (int joint = 0; joint < given.length; joint++) {
            if (given[joint] != null) {
                partners.set(joint, given[joint]);
            }
        }
        return List.copyOf(partners);
    }

    /** For every joint the partner that {@code key} names, null where it names none. */
    private Integer[] partners(String key) {
        JsonNode map = requireMap(required(key), key, "'joint: partner' lines");
        Integer[] partners = new Integer[joints.size()];
        for (Map.Entry<String, JsonNode> line : map.properties()) {
            part(() -> partners[joint(line.getKey(), key)] = joint(line.getValue(), key));
        }
        return partners;
    }

    private List<Integer> mirror() {
        Integer[] partners = new Integer[joints.size()];
        Arrays.setAll(partners, joint -> joint);
        for (JsonNode node : requireList(tree.get("mirror"), "mirror")) {
            part(() -> exchange(partners, pair(node, "mirror")));
        }
        return List.of(partners);
    }

    private void exchange(Integer[] partners, int[] pair) {
        if (partners[pair[0]] != pair[0] || partners[pair[1]] != pair[1] || pair[0] == pair[1]) {
            throw invalid("mirror pairs '" + joints.get(pair[0]) + "' with '" + joints.get(pair[1])
                    + "', but a joint can stand in one pair only, and with another joint");
        }
        partners[pair[0]] = pair[1];
        partners[pair[1]] = pair[0];
    }

    private Map<String, List<Integer>> limbs() {
        Map<String, List<Integer>> limbs = new LinkedHashMap<>();
        if (tree.has("limbs")) {
            for (Map.Entry<String, JsonNode> limb : requireMap(tree.get("limbs"), "limbs", "'limb: [joints]' lines")
                    .properties()) {
                part(() -> limbs.put(limb.getKey(), limb(limb.getValue(), "limbs." + limb.getKey())));
            }
        }
        return Collections.unmodifiableMap(limbs);
    }

    private List<Integer> limb(JsonNode list, String key) {
        List<Integer> limb = new ArrayList<>();
        for (JsonNode node : requireList(list, key)) {
            int joint = joint(node, key);
            if (limb.contains(joint)) {
                throw invalid(key + " lists '" + joints.get(joint) + "' twice; leave one out");
            }
            limb.add(joint);
        }
        if (limb.isEmpty()) {
            throw invalid(key + " has no joints; list some or leave the limb out");
        }
        return List.copyOf(limb);
    }

    private Normalization normalization(int root) {
        Normalization usual = LayoutDerivation.normalization(joints, root);
        if (!tree.has("normalization")) {
            return usual;
        }
        JsonNode node = tree.get("normalization");
        requireKeys(node, "normalization", NORMALIZATION_KEYS);
        int centre = node.has("centre") ? joint(node.get("centre"), "normalization.centre") : usual.centre();
        int[] spine = node.has("spine")
                ? pair(node.get("spine"), "normalization.spine")
                : new int[] {usual.spineBottom(), usual.spineTop()};
        int[] shoulders = node.has("shoulders")
                ? pair(node.get("shoulders"), "normalization.shoulders")
                : new int[] {usual.rightShoulder(), usual.leftShoulder()};
        return new Normalization(centre, spine[0], spine[1], shoulders[0], shoulders[1]);
    }

    private ScoreRule scoreRule() {
        if (!tree.has("k_bone_scores")) {
            return ScoreRule.MEAN;
        }
        String rule = text(tree.get("k_bone_scores"), "k_bone_scores");
        if (!SCORE_RULES.contains(rule)) {
            throw invalid("k_bone_scores is '" + rule + "'; write mean or difference");
        }
        return rule.equals("mean") ? ScoreRule.MEAN : ScoreRule.DIFFERENCE;
    }

    private int[] pair(JsonNode node, String key) {
        if (!node.isArray() || node.size() != 2) {
            throw invalid(key + " expects a pair of joints, e.g. [" + joints.get(0) + ", " + joints.get(1) + "], not "
                    + shown(node));
        }
        return new int[] {joint(node.get(0), key), joint(node.get(1), key)};
    }

    private int joint(JsonNode node, String key) {
        return joint(text(node, key), key);
    }

    private int joint(String name, String key) {
        Integer index = indexOf.get(name);
        if (index == null) {
            throw invalid(
                    key + " names the joint '" + name + "', which is not in joints" + NearestName.hint(name, joints));
        }
        return index;
    }

    /** A name: any scalar, for YAML takes an unquoted 7 for a number. */
    private String text(JsonNode node, String key) {
        String text = node.asText().strip();
        if (!node.isValueNode() || node.isNull() || text.isEmpty() || text.length() > 100) {
            throw invalid(key + " expects a name of 1 to 100 letters, not " + shown(node));
        }
        return text;
    }

    private JsonNode required(String key) {
        if (!tree.has(key)) {
            throw invalid("the key '" + key + "' is missing");
        }
        return tree.get(key);
    }

    private JsonNode requireMap(JsonNode node, String key, String content) {
        if (!node.isObject()) {
            throw invalid(key + " has to hold " + content + ", not " + shown(node));
        }
        return node;
    }

    private JsonNode requireList(JsonNode node, String key) {
        if (!node.isArray()) {
            throw invalid(key + " has to be a list, not " + shown(node));
        }
        return node;
    }

    private void requireKeys(JsonNode map, String what, List<String> valid) {
        if (!map.isObject()) {
            throw invalid(what + " has to hold 'key: value' lines with the keys " + String.join(", ", valid));
        }
        for (Map.Entry<String, JsonNode> line : map.properties()) {
            part(() -> requireKey(line.getKey(), what, valid));
        }
    }

    private void requireKey(String key, String what, List<String> valid) {
        if (!valid.contains(key)) {
            throw invalid(what + " has no key '" + key + "'" + NearestName.hint(key, valid));
        }
    }

    private static String shown(JsonNode node) {
        String text = node.toString();
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }

    private InvalidInputException invalid(String problem) {
        return new InvalidInputException(source + ": " + problem);
    }
}
