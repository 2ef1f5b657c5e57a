package org.protogcn.skeleton;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.io.Reason;

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
    /** A thousand joints need half of it; for one word of a megabyte the YAML parser would take two gigabytes. */
    private static final int MAX_KIBIBYTES = 256;
    /** YAML contains JSON, so that one parser reads both. */
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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
            return parse(in.readAllBytes(), name + ".yaml");
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
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_KIBIBYTES * 1024 + 1);
            if (bytes.length > MAX_KIBIBYTES * 1024) {
                throw new InvalidInputException(file + " is larger than " + MAX_KIBIBYTES
                        + " KiB and cannot be a layout; give it a layout file");
            }
            return parse(bytes, file.toString());
        } catch (IOException e) {
            throw new InvalidInputException("cannot read the layout file " + file + ": " + Reason.of(e), e);
        }
    }

    private static SkeletonLayout parse(byte[] bytes, String source) throws IOException {
        try {
            return fromTree(YAML.readTree(new String(bytes, StandardCharsets.UTF_8)), source);
        } catch (JacksonException e) {
            throw new InvalidInputException(source + " is not valid YAML or JSON" + place(e), e);
        }
    }

    private static String place(JacksonException e) {
        String problem = e.getOriginalMessage().lines().findFirst().orElse("");
        return (e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr()) + ": " + problem;
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
