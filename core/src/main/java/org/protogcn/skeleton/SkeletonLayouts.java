package org.protogcn.skeleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.io.TreeFile;

/**
 * Joint layouts by name, from files, and back to files. A layout file is YAML or JSON and speaks of joints by name; its
 * form is described in {@code docs/layouts.md}.
 */
public final class SkeletonLayouts {
    private static final List<String> BUILT_IN = List.of(
            "ntu25",
            "kinect20",
            "coco17",
            "coco20",
            "openpose18",
            "openpose20",
            "openpose25",
            "halpe26",
            "penn13",
            "mediapipe33",
            "mediapipe75",
            "mediapipe_hands42",
            "hand21");
    private static final Map<String, SkeletonLayout> READ = new ConcurrentHashMap<>();

    private SkeletonLayouts() {}

    /** The names of the layouts that come with this library. */
    public static List<String> builtIn() {
        return BUILT_IN;
    }

    /**
     * A built-in layout, or the one in a user's file.
     *
     * @param nameOrPath a name from {@link #builtIn()}, or the path of a layout file
     * @throws InvalidInputException if it is neither, or the file is not a layout
     */
    public static SkeletonLayout named(String nameOrPath) {
        if (BUILT_IN.contains(nameOrPath)) {
            return READ.computeIfAbsent(nameOrPath, SkeletonLayouts::readBuiltIn);
        }
        if (looksLikePath(nameOrPath)) {
            return read(Path.of(nameOrPath));
        }
        throw new InvalidInputException("there is neither a built-in layout nor a file named '" + nameOrPath + "'"
                + NearestName.hint(nameOrPath, BUILT_IN));
    }

    private static boolean looksLikePath(String text) {
        return text.matches("[^\\x00]*(/[^\\x00]*|\\.(yaml|yml|json))") || isFile(text);
    }

    private static boolean isFile(String text) {
        return text.indexOf('\0') < 0 && Files.isRegularFile(Path.of(text));
    }

    private static SkeletonLayout readBuiltIn(String name) {
        String resource = "/org/protogcn/layouts/" + name + ".yaml";
        try (InputStream in = Objects.requireNonNull(SkeletonLayouts.class.getResourceAsStream(resource), resource)) {
            return fromTree(TreeFile.parse(in.readAllBytes(), name + ".yaml"), name + ".yaml");
        } catch (IOException e) {
            throw new IllegalStateException("the library's own " + resource + " cannot be read", e);
        }
    }

    /**
     * Reads a layout file.
     *
     * @throws InvalidInputException naming the file and the key, if it is not a layout
     */
    public static SkeletonLayout read(Path file) {
        return fromTree(TreeFile.read(file, "layout"), file.toString());
    }

    /**
     * All that keeps a file from being a layout, one sentence each with the file's name; empty if it is one.
     *
     * @throws InvalidInputException if there is no such file, or it is neither YAML nor JSON
     */
    public static List<String> problems(Path file) {
        return List.copyOf(new LayoutReader(TreeFile.read(file, "layout"), file.toString()).problems());
    }

    /**
     * Reads a layout that stands inside another file, as {@link #toTree} wrote it.
     *
     * @param source what to call that file in an error
     */
    public static SkeletonLayout fromTree(JsonNode tree, String source) {
        return new LayoutReader(tree, source).read();
    }

    /** The layout in the form of its file, every key written out. */
    public static ObjectNode toTree(SkeletonLayout layout) {
        return LayoutTree.of(layout);
    }

    /** The layout as the text of a JSON layout file. */
    public static String toJson(SkeletonLayout layout) {
        return toTree(layout).toPrettyString() + "\n";
    }
}
