package org.protogcn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.protogcn.store.StoreFiles.Shard;

/**
 * What {@value StoreFiles#HEAD} says, beside its own checksums.
 *
 * @param layout in the form of a layout file
 * @param splits the range of each in the file of splits
 */
record Head(
        int clips,
        JsonNode layout,
        List<String> classes,
        Map<String, SplitRange> splits,
        List<Shard> shards,
        ListFile lines,
        ListFile index,
        ListFile splitPlaces) {

    /** Clip numbers {@code start} to {@code start + clips - 1} of the file of splits. */
    record SplitRange(int start, int clips) {}

    /** A file that lists clips, and the checksums of all its bytes. */
    record ListFile(String file, long bytes, String crc32, String sha256) {
        static ListFile of(Path file) throws IOException {
            Checksums sums = Checksums.of(file);
            return new ListFile(file.getFileName().toString(), sums.bytes(), StoreFiles.hex(sums.crc()), sums.sha256());
        }
    }

    private static final List<String> KEYS =
            List.of("format", "version", "clips", "layout", "classes", "splits", "shards", "lists", "sha256", "crc32");

    /** @throws IllegalArgumentException saying what is missing or of the wrong kind */
    static Head of(JsonNode tree) {
        JsonFields fields = new JsonFields(tree, KEYS);
        JsonFields lists = new JsonFields(fields.object("lists"), List.of("clips", "index", "splits"));
        return new Head(
                fields.integer("clips"),
                fields.object("layout"),
                JsonFields.texts(fields.array("classes")),
                splits(fields.object("splits")),
                shards(fields.array("shards")),
                listFile(lists.object("clips")),
                listFile(lists.object("index")),
                listFile(lists.object("splits")));
    }

    private static Map<String, SplitRange> splits(JsonNode tree) {
        Map<String, SplitRange> splits = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> split : tree.properties()) {
            JsonFields range = new JsonFields(split.getValue(), List.of("start", "clips"));
            splits.put(split.getKey(), new SplitRange(range.integer("start"), range.integer("clips")));
        }
        return splits;
    }

    private static List<Shard> shards(JsonNode tree) {
        List<Shard> shards = new ArrayList<>();
        for (JsonNode node : tree) {
            JsonFields shard = new JsonFields(node, List.of("file", "type", "elements"));
            shards.add(new Shard(shard.text("file"), shard.text("type"), shard.number("elements")));
        }
        return shards;
    }

    private static ListFile listFile(JsonNode tree) {
        JsonFields file = new JsonFields(tree, List.of("file", "bytes", "crc32", "sha256"));
        return new ListFile(file.text("file"), file.number("bytes"), file.text("crc32"), file.text("sha256"));
    }

    /** How often the lists were written anew: the highest number in their names. */
    int generation() {
        return Stream.of(lines, index, splitPlaces)
                .map(list -> list.file().replaceAll("\\D", ""))
                .mapToInt(digits -> digits.isEmpty() ? 0 : Integer.parseInt(digits))
                .max()
                .orElseThrow();
    }

    Head withSplits(Map<String, SplitRange> ranges, ListFile places) {
        return new Head(clips, layout, classes, ranges, shards, lines, index, places);
    }

    /** The names of all files of the store. */
    Set<String> files() {
        Set<String> files = new HashSet<>(Set.of(StoreFiles.HEAD, lines.file(), index.file(), splitPlaces.file()));
        shards.forEach(shard -> files.add(shard.file()));
        return files;
    }

    ObjectNode toTree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("format", StoreFiles.FORMAT).put("version", StoreFiles.VERSION).put("clips", clips);
        tree.set("layout", layout);
        classes.forEach(tree.putArray("classes")::add);
        ObjectNode ranges = tree.putObject("splits");
        splits.forEach((name, range) ->
                ranges.putObject(name).put("start", range.start()).put("clips", range.clips()));
        ArrayNode shardList = tree.putArray("shards");
        shards.forEach(shard -> shardList
                .addObject()
                .put("file", shard.file())
                .put("type", shard.type())
                .put("elements", shard.elements()));
        ObjectNode lists = tree.putObject("lists");
        put(lists.putObject("clips"), lines);
        put(lists.putObject("index"), index);
        put(lists.putObject("splits"), splitPlaces);
        return tree;
    }

    private static void put(ObjectNode tree, ListFile list) {
        tree.put("file", list.file())
                .put("bytes", list.bytes())
                .put("crc32", list.crc32())
                .put("sha256", list.sha256());
    }
}
