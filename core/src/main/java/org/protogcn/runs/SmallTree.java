package org.protogcn.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.protogcn.io.Reason;

/** Small files of a run folder, read whole. */
final class SmallTree {
    /** A word of a megabyte would make the YAML parser take gigabytes. */
    private static final int MOST_BYTES = 1 << 18;

    private static final ObjectMapper JSON = new JsonMapper();
    private static final ObjectMapper YAML = new YAMLMapper();

    private SmallTree() {}

    static Optional<JsonNode> json(Path file, List<String> problems) {
        return read(JSON, file, problems);
    }

    static Optional<JsonNode> yaml(Path file, List<String> problems) {
        return read(YAML, file, problems);
    }

    /** The tree of a file that holds an object; else a sentence among the problems. */
    private static Optional<JsonNode> read(ObjectMapper mapper, Path file, List<String> problems) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            JsonNode tree = bytes.length > MOST_BYTES ? null : mapper.readTree(bytes);
            if (tree != null && tree.isObject()) {
                return Optional.of(tree);
            }
            problems.add(file.getFileName() + " is damaged");
        } catch (JsonProcessingException e) {
            problems.add(file.getFileName() + " is damaged");
        } catch (IOException e) {
            problems.add(file.getFileName() + ": " + Reason.of(e));
        }
        return Optional.empty();
    }

    /** Plain values by dotted key, in the order of the tree. */
    static Map<String, String> flat(JsonNode tree) {
        Map<String, String> settings = new LinkedHashMap<>();
        addFlat("", tree, settings);
        return settings;
    }

    private static void addFlat(String key, JsonNode tree, Map<String, String> settings) {
        if (!tree.isObject()) {
            settings.put(key, tree.isValueNode() ? tree.asText() : tree.toString());
            return;
        }
        tree.properties()
                .forEach(field -> addFlat(
                        key.isEmpty() ? field.getKey() : key + "." + field.getKey(), field.getValue(), settings));
    }
}
