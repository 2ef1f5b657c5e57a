package org.protogcn.training.checkpoint;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;

/**
 * The JSON header of a safetensors file, checked: every tensor lies where its type and shape say, and all of them cover
 * the numbers without overlap or gap.
 *
 * @param dataStart the byte of the file at which the numbers begin
 */
record SafeTensorsHeader(List<Entry> entries, Map<String, String> metadata, long dataStart) {
    private static final String METADATA = "__metadata__";
    private static final int MAX_RANK = 32;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** @param begin the first byte, counted from the start of the numbers */
    record Entry(String name, DType type, int[] shape, long begin, long length) {}

    /** @param dataBytes how many bytes of numbers follow the header */
    static SafeTensorsHeader parse(byte[] json, long dataStart, long dataBytes, String file) {
        try {
            if (!(JSON.readTree(json) instanceof ObjectNode root)) {
                throw new IllegalArgumentException("is no JSON object");
            }
            Map<String, String> metadata = metadata(root.remove(METADATA));
            List<Entry> entries = new ArrayList<>();
            root.properties().forEach(field -> entries.add(entry(field.getKey(), field.getValue())));
            requireCovered(entries, dataBytes);
            return new SafeTensorsHeader(entries, metadata, dataStart);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("the header of " + file + " " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InvalidInputException(file + " is not a safetensors file: its header is no JSON", e);
        }
    }

    private static Map<String, String> metadata(JsonNode node) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (node != null) {
            node.properties().forEach(field -> {
                if (!field.getValue().isTextual()) {
                    throw new IllegalArgumentException("has metadata '" + field.getKey() + "' that is no text");
                }
                metadata.put(field.getKey(), field.getValue().textValue());
            });
        }
        return metadata;
    }

    private static Entry entry(String name, JsonNode node) {
        DType type = type(name, node.path("dtype").asText());
        long[] extents = longs(name, node.path("shape"), MAX_RANK);
        long[] offsets = longs(name, node.path("data_offsets"), 2);
        long elements = 1;
        for (long extent : extents) {
            elements = extent == 0 ? 0 : elements * extent;
            if (extent > Integer.MAX_VALUE || elements > Integer.MAX_VALUE / type.bytes()) {
                throw new IllegalArgumentException(
                        "gives " + name + " the shape " + Arrays.toString(extents) + ", which is beyond 2 GiB");
            }
        }
        long length = elements * type.bytes();
        if (offsets.length != 2 || offsets[1] - offsets[0] != length) {
            throw new IllegalArgumentException("gives " + name + " the bytes " + Arrays.toString(offsets) + ", but its "
                    + type + Arrays.toString(extents) + " takes " + length);
        }
        int[] shape = Arrays.stream(extents).mapToInt(Math::toIntExact).toArray();
        return new Entry(name, type, shape, offsets[0], length);
    }

    private static DType type(String name, String code) {
        return Arrays.stream(DType.values())
                .filter(type -> type.safetensors().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("gives " + name + " the unknown type '" + code + "'"));
    }

    private static long[] longs(String name, JsonNode node, int most) {
        if (!node.isArray() || node.size() > most) {
            throw new IllegalArgumentException("lacks the shape or the offsets of " + name);
        }
        long[] values = new long[node.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = node.get(i);
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
                throw new IllegalArgumentException("has a shape or offset of " + name + " that is no count");
            }
            values[i] = value.longValue();
        }
        return values;
    }

    private static void requireCovered(List<Entry> entries, long dataBytes) {
        long end = 0;
        List<Entry> inOrder = new ArrayList<>(entries);
        inOrder.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::length));
        for (Entry entry : inOrder) {
            if (entry.begin() != end) {
                throw new IllegalArgumentException("leaves a gap or an overlap before " + entry.name() + ": bytes "
                        + end + " and " + entry.begin());
            }
            end += entry.length();
        }
        if (end != dataBytes) {
            throw new IllegalArgumentException(
                    "describes " + end + " bytes of numbers, but " + dataBytes + " follow; the file may be cut off");
        }
    }

    static byte[] toJson(Map<String, NdArray> tensors, Map<String, String> metadata) {
        ObjectNode root = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            new TreeMap<>(metadata).forEach(root.putObject(METADATA)::put);
        }
        long end = 0;
        for (Map.Entry<String, NdArray> tensor : tensors.entrySet()) {
            NdArray array = tensor.getValue();
            ObjectNode node = root.putObject(tensor.getKey());
            node.put("dtype", array.type().safetensors());
            Arrays.stream(array.shape()).forEach(node.putArray("shape")::add);
            long begin = end;
            end += (long) array.size() * array.type().bytes();
            node.putArray("data_offsets").add(begin).add(end);
        }
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
