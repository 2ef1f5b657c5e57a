package org.protogcn.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.protogcn.skeleton.JointName;
import org.protogcn.skeleton.JointName.Side;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

/**
 * What there is to say about a layout file.
 *
 * @param problems what keeps it from being a layout, one sentence each with the file's name
 * @param doubts what may be meant, but usually is not; only looked for where there are no problems
 */
public record LayoutCheck(List<String> problems, List<String> doubts) {
    /**
     * Checks a file.
     *
     * @throws org.protogcn.InvalidInputException if there is no such file, or it is neither YAML nor JSON
     */
    public static LayoutCheck of(Path file) {
        List<String> problems = SkeletonLayouts.problems(file);
        return new LayoutCheck(problems, problems.isEmpty() ? doubts(SkeletonLayouts.read(file)) : List.of());
    }

    /** What is unusual about a layout. */
    static List<String> doubts(SkeletonLayout layout) {
        List<String> doubts = new ArrayList<>();
        names(layout, doubts);
        tree(layout, doubts);
        mirror(layout, doubts);
        limbs(layout, doubts);
        normalization(layout, doubts);
        return List.copyOf(doubts);
    }

    private static void names(SkeletonLayout layout, List<String> doubts) {
        if (SkeletonLayouts.builtIn().contains(layout.name()) && !layout.equals(SkeletonLayouts.named(layout.name()))) {
            doubts.add("its name is that of the built-in layout " + layout.name()
                    + ", from which it differs; give it another");
        }
        List<String> canonical =
                layout.joints().stream().map(JointName::canonical).toList();
        for (int joint = 0; joint < layout.size(); joint++) {
            String name = layout.joints().get(joint);
            if (canonical.indexOf(canonical.get(joint)) < joint) {
                doubts.add("'" + name + "' and '" + layout.joints().get(canonical.indexOf(canonical.get(joint)))
                        + "' sound like one joint");
            }
            if (JointName.sideOf(name) != Side.MIDDLE && layout.mirror().get(joint) == joint) {
                doubts.add("'" + name + "' has no partner on the other side; name it, or write a mirror pair");
            }
        }
    }

    private static void tree(SkeletonLayout layout, List<String> doubts) {
        long children = joints(layout)
                .filter(joint -> joint != layout.centre() && layout.bones().get(joint) == layout.centre())
                .count();
        if (children == 1 && layout.size() > 2) {
            doubts.add("the centre '" + layout.joints().get(layout.centre())
                    + "' is a leaf of the tree of bones; a joint in the middle of the body makes shorter ways");
        }
    }

    private static void mirror(SkeletonLayout layout, List<String> doubts) {
        if (joints(layout).allMatch(joint -> layout.mirror().get(joint) == joint)) {
            doubts.add("no joint has a mirror partner; mirrored training clips will equal the originals");
        }
        joints(layout)
                .filter(joint -> joint < layout.mirror().get(joint))
                .filter(joint -> !layout.mirror()
                        .get(layout.bones().get(joint))
                        .equals(layout.bones().get(layout.mirror().get(joint))))
                .forEach(joint -> doubts.add("'" + layout.joints().get(joint) + "' and its mirror partner '"
                        + layout.joints().get(layout.mirror().get(joint)) + "' hang on joints that are no partners"));
    }

    private static void limbs(SkeletonLayout layout, List<String> doubts) {
        if (layout.limbs().isEmpty() && layout.dimensions() == 3) {
            doubts.add("there are no limbs; part-drop will do nothing");
        }
        for (Map.Entry<String, List<Integer>> limb : layout.limbs().entrySet()) {
            long sides = limb.getValue().stream()
                    .map(joint -> JointName.sideOf(layout.joints().get(joint)))
                    .filter(side -> side != Side.MIDDLE)
                    .distinct()
                    .count();
            if (sides > 1) {
                doubts.add("the limb '" + limb.getKey() + "' has joints of both sides");
            }
            if (limb.getValue().contains(layout.centre())) {
                doubts.add("the limb '" + limb.getKey() + "' holds the centre; part-drop would blank the root");
            }
            long roots = limb.getValue().stream()
                    .filter(joint -> !limb.getValue().contains(layout.bones().get(joint)))
                    .count();
            if (roots > 1) {
                doubts.add("the limb '" + limb.getKey() + "' falls into " + roots + " pieces on the tree of bones");
            }
        }
    }

    private static void normalization(SkeletonLayout layout, List<String> doubts) {
        SkeletonLayout.Normalization lines = layout.normalization();
        if (layout.dimensions() == 3 && lines.spineBottom() == lines.spineTop()) {
            doubts.add(
                    "normalization.spine is missing; clips cannot be turned upright (the benchmarks leave this off)");
        }
    }

    private static IntStream joints(SkeletonLayout layout) {
        return IntStream.range(0, layout.size());
    }
}
