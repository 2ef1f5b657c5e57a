package org.protogcn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.protogcn.skeleton.Clip.ImageSize;
import org.protogcn.skeleton.Keypoints;

/**
 * What the list of clips says of one: a line of JSON.
 *
 * @param shape {@code [M,T,V,C]}
 */
record ClipLine(
        String id, int label, List<Integer> shape, Block keypoints, Optional<Block> scores, Optional<ImageSize> image) {
    private static final List<String> KEYS = List.of("id", "label", "shape", "keypoints", "scores", "image");
    private static final Pattern CRC = Pattern.compile("[0-9a-f]{8}");

    /** Where numbers stand: from element {@code offset} of a shard on; and the CRC-32 of their bytes. */
    record Block(String shard, long offset, int crc) {}

    /** @throws IllegalArgumentException saying what is wrong */
    static ClipLine read(byte[] line) {
        JsonFields fields = new JsonFields(Json.read(line), KEYS);
        return new ClipLine(
                fields.text("id"),
                fields.integer("label"),
                shape(fields.array("shape")),
                block(fields.object("keypoints")),
                fields.has("scores") ? Optional.of(block(fields.object("scores"))) : Optional.empty(),
                fields.has("image") ? Optional.of(image(fields.object("image"))) : Optional.empty());
    }

    private static List<Integer> shape(JsonNode array) {
        JsonFields.require(array.size() == 4, "'shape' has not four extents");
        for (JsonNode extent : array) {
            JsonFields.require(extent.isInt() && extent.intValue() > 0, "'shape' holds no positive extents");
        }
        return List.of(
                array.get(0).intValue(),
                array.get(1).intValue(),
                array.get(2).intValue(),
                array.get(3).intValue());
    }

    private static Block block(JsonNode tree) {
        JsonFields fields = new JsonFields(tree, List.of("shard", "offset", "crc32"));
        String crc = fields.text("crc32");
        JsonFields.require(CRC.matcher(crc).matches(), "'crc32' is no checksum");
        JsonFields.require(StoreFiles.isShard(fields.text("shard")), "'shard' is no shard's name");
        return new Block(fields.text("shard"), fields.number("offset"), Integer.parseUnsignedInt(crc, 16));
    }

    private static ImageSize image(JsonNode tree) {
        JsonFields fields = new JsonFields(tree, List.of("height", "width"));
        return new ImageSize(fields.integer("height"), fields.integer("width"));
    }

    /** With a line feed at the end. */
    byte[] write() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("id", id).put("label", label);
        shape.forEach(tree.putArray("shape")::add);
        put(tree.putObject("keypoints"), keypoints);
        scores.ifPresent(block -> put(tree.putObject("scores"), block));
        image.ifPresent(
                size -> tree.putObject("image").put("height", size.height()).put("width", size.width()));
        return (tree + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode tree, Block block) {
        tree.put("shard", block.shard()).put("offset", block.offset()).put("crc32", StoreFiles.hex(block.crc()));
    }

    ClipLine withLabel(int other) {
        return new ClipLine(id, other, shape, keypoints, scores, image);
    }

    int persons() {
        return shape.get(0);
    }

    int frames() {
        return shape.get(1);
    }

    /** M T V, or an impossible number where that is beyond all limits. */
    long joints() {
        return limited(limited((long) persons() * frames()) * shape.get(2));
    }

    /** M T V C, or an impossible number where that is beyond all limits. */
    long values() {
        return limited(joints() * shape.get(3));
    }

    private static long limited(long product) {
        return Math.min(product, StoreFiles.MAX_CLIP_VALUES + 1L);
    }

    static List<Integer> shape(Keypoints keypoints) {
        return List.of(keypoints.persons(), keypoints.frames(), keypoints.joints(), keypoints.channels());
    }
}
