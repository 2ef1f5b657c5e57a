package org.protogcn.remap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.protogcn.InvalidInputException;
import org.protogcn.io.TreeFile;
import org.protogcn.remap.LayoutMapping.ScoreOfMean;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

/** Mappings that come with this library, from files, and by the names of the joints. */
public final class LayoutMappings {
    /** Pairs of built-in layouts whose mapping is written down, joint by joint. */
    private static final List<String> BUILT_IN = List.of(
            "openpose25-coco17",
            "openpose25-openpose18",
            "openpose18-coco17",
            "halpe26-coco17",
            "mediapipe33-coco17",
            "coco17-openpose18",
            "ntu25-kinect20",
            "kinect20-ntu25",
            "kinect20-coco17",
            "ntu25-coco17");

    private LayoutMappings() {}

    /** The names of the mappings that come with this library, as {@code FROM-TO}. */
    public static List<String> builtIn() {
        return BUILT_IN;
    }

    /**
     * The mapping that comes with this library for two built-in layouts, or else the one that the names of the joints
     * suggest.
     *
     * @throws InvalidInputException if {@code from} has two dimensions and {@code to} three, or joints are missing and
     *     may not be
     */
    public static LayoutMapping between(SkeletonLayout from, SkeletonLayout to, MissingJoints missing) {
        String name = from.name() + "-" + to.name();
        if (BUILT_IN.contains(name) && isBuiltIn(from) && isBuiltIn(to)) {
            return readBuiltIn(name, from, to, missing);
        }
        return complete(from, to, Map.of(), ScoreOfMean.MIN, missing);
    }

    private static boolean isBuiltIn(SkeletonLayout layout) {
        return SkeletonLayouts.builtIn().contains(layout.name())
                && SkeletonLayouts.named(layout.name()).joints().equals(layout.joints());
    }

    private static LayoutMapping readBuiltIn(
            String name, SkeletonLayout from, SkeletonLayout to, MissingJoints missing) {
        String resource = "/org/protogcn/mappings/" + name + ".yaml";
        try (InputStream in = Objects.requireNonNull(LayoutMappings.class.getResourceAsStream(resource), resource)) {
            String source = name + ".yaml";
            return new MappingReader(TreeFile.parse(in.readAllBytes(), source), source, from, to).read(missing);
        } catch (IOException e) {
            throw new IllegalStateException("the library's own " + resource + " cannot be read", e);
        }
    }

    /**
     * Reads a mapping file; joints that it does not name are found by name.
     *
     * @throws InvalidInputException naming the file and the key, if it is no mapping between these layouts
     */
    public static LayoutMapping read(Path file, SkeletonLayout from, SkeletonLayout to, MissingJoints missing) {
        return new MappingReader(TreeFile.read(file, "mapping"), file.toString(), from, to).read(missing);
    }

    /** A mapping of which some joints are given, by name, and the others are found by name. */
    static LayoutMapping complete(
            SkeletonLayout from,
            SkeletonLayout to,
            Map<String, List<Integer>> given,
            ScoreOfMean scores,
            MissingJoints missing) {
        requireDepth(from, to);
        JointMatching matching = new JointMatching(from);
        List<List<Integer>> sources = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (String joint : to.joints()) {
            List<Integer> found = given.containsKey(joint) ? given.get(joint) : matching.sources(joint);
            sources.add(found);
            if (found.isEmpty()) {
                without.add(joint);
            }
        }
        if (without.size() == to.size()) {
            throw new InvalidInputException("no joint of " + to.name() + " has its name in " + from.name()
                    + "; write a mapping file that says which is which");
        }
        if (!without.isEmpty() && missing == MissingJoints.REFUSE) {
            throw new InvalidInputException(from.name() + " has no joint for " + String.join(", ", without) + " of "
                    + to.name() + "; name some in a mapping file, or let them be zero with --missing-joints zero");
        }
        return new LayoutMapping(from, to, sources, scores);
    }

    private static void requireDepth(SkeletonLayout from, SkeletonLayout to) {
        if (from.dimensions() < to.dimensions()) {
            throw new InvalidInputException(from.name() + " has x and y, " + to.name()
                    + " x, y and z; depth cannot be made up, map to a 2-D layout");
        }
    }
}
