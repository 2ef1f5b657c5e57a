package org.protogcn.remap;

import java.util.List;
import java.util.Map;
import org.protogcn.skeleton.JointName;
import org.protogcn.skeleton.SkeletonLayout;

/** Finds by name what a joint of one layout is in another. */
final class JointMatching {
    /** Names of one place of the body. */
    private static final List<List<String>> SYNONYMS = List.of(
            List.of("spine_base", "hip_centre", "hip_center", "mid_hip", "pelvis", "hips"),
            List.of("spine_mid", "spine", "mid_torso"),
            List.of("spine_shoulder", "shoulder_centre", "shoulder_center", "neck"),
            List.of("left_big_toe", "left_foot_index", "left_foot"),
            List.of("right_big_toe", "right_foot_index", "right_foot"),
            List.of("left_index", "left_hand_tip"),
            List.of("right_index", "right_hand_tip"));

    private static final List<String> SHOULDERS = List.of("left_shoulder", "right_shoulder");
    private static final List<String> HIPS = List.of("left_hip", "right_hip");
    private static final List<String> TRUNK = List.of("left_shoulder", "right_shoulder", "left_hip", "right_hip");

    /** Places in the middle as means of joints at the sides, where a layout has only these. */
    private static final Map<String, List<String>> MEANS = Map.of(
            "neck", SHOULDERS,
            "spine_shoulder", SHOULDERS,
            "shoulder_centre", SHOULDERS,
            "mid_hip", HIPS,
            "hip_centre", HIPS,
            "spine_base", HIPS,
            "pelvis", HIPS,
            "mid_torso", TRUNK);

    private final SkeletonLayout from;
    private final List<String> names;

    JointMatching(SkeletonLayout from) {
        this.from = from;
        this.names = from.joints().stream().map(JointName::canonical).toList();
    }

    /** The joint itself, else one of another name for the same place, else those whose mean it is, else none. */
    List<Integer> sources(String joint) {
        if (from.joints().contains(joint)) {
            return List.of(from.joints().indexOf(joint));
        }
        String canonical = JointName.canonical(joint);
        if (names.contains(canonical)) {
            return List.of(names.indexOf(canonical));
        }
        return SYNONYMS.stream()
                .filter(group -> group.contains(canonical))
                .flatMap(List::stream)
                .filter(names::contains)
                .findFirst()
                .map(name -> List.of(names.indexOf(name)))
                .orElseGet(() -> mean(canonical));
    }

    private List<Integer> mean(String canonical) {
        List<String> parts = MEANS.getOrDefault(canonical, List.of());
        return names.containsAll(parts) ? parts.stream().map(names::indexOf).toList() : List.of();
    }
}
