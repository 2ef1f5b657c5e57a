package org.protogcn.training.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;

/**
 * The safetensors format: eight bytes with the length of a JSON header, the header with every tensor's type, shape and
 * place, then the numbers, little-endian and without gaps.
 */
public final class SafeTensors {
    private static final String METADATA = "__metadata__";
    private static final int MAX_HEADER = 100_000_000;
    private static final long MAX_FILE = Integer.MAX_VALUE - 16L;
    private static final int ALIGNMENT = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SafeTensors() {}

    /** Reads all tensors, in the order of their places. */
    public static Map<String, NdArray> read(Path file) {
        ByteBuffer bytes = bytes(file);
        JsonNode header = header(bytes, file);
        ByteBuffer data = bytes.slice();
        List<Entry> entries = new ArrayList<>();
        header.fields().forEachRemaining(field -> {
            if (!field.getKey().equals(METADATA)) {
                entries.add(Entry.parse(field.getKey(), field.getValue(), file));
            }
        });
        Collections.sort(entries);
        requireNoGaps(entries, data.limit(), file);
        Map<String, NdArray> tensors = new LinkedHashMap<>();
        entries.forEach(entry -> tensors.put(entry.name(), entry.cut(data, file)));
        return tensors;
    }

    /** Reads the texts that a file carries beside its tensors. */
    public static Map<String, String> readMetadata(Path file) {
        Map<String, String> metadata = new TreeMap<>();
        header(bytes(file), file)
                .path(METADATA)
                .fields()
                .forEachRemaining(
                        field -> metadata.put(field.getKey(), field.getValue().asText()));
        return metadata;
    }

    private static ByteBuffer bytes(Path file) {
        try {
            long size = Files.size(file);
            if (size > MAX_FILE) {
                throw new InvalidInputException(file + " has " + size + " bytes; at most 2 GiB can be read");
            }
            return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode header(ByteBuffer bytes, Path file) {
        long length = bytes.remaining() < Long.BYTES ? -1 : bytes.getLong();
        if (length < 2 || length > MAX_HEADER || length > bytes.remaining()) {
            throw new InvalidInputException(file + " is not a safetensors file, or is cut off");
        }
        byte[] text = new byte[(int) length];
        bytes.get(text);
        try {
            JsonNode header = JSON.readTree(text);
            if (header == null || !header.isObject()) {
                throw new InvalidInputException(file + " is not a safetensors file: its header is no JSON object");
            }
            return header;
        } catch (IOException e) {
            throw new InvalidInputException(file + " is not a safetensors file: its header is no JSON", e);
        }
    }

    private static void requireNoGaps(List<Entry> entries, int size, Path file) {
        long end = 0;
        for (Entry entry : entries) {
            if (entry.begin() != end) {
                throw new InvalidInputException(
                        file + ": tensor '" + entry.name() + "' does not begin where the one before it ends");
            }
            end = entry.end();
        }
        if (end != size) {
            throw new InvalidInputException(file + " holds " + size + " bytes of numbers where its header announces "
                    + end + "; it is cut off");
        }
    }

    /** A tensor's line in the header. */
    private record Entry(String name, DType type, int[] shape, long begin, long end) implements Comparable<Entry> {
        static Entry parse(String name, JsonNode node, Path file) {
            JsonNode offsets = node.path("data_offsets");
            JsonNode shape = node.path("shape");
            if (offsets.size() != 2
                    || !offsets.get(0).isIntegralNumber()
                    || !offsets.get(1).isIntegralNumber()
                    || !shape.isArray()) {
                throw new InvalidInputException(file + ": tensor '" + name + "' has no proper shape and place");
            }
            int[] extents = new int[shape.size()];
            for (int i = 0; i < extents.length; i++) {
                if (!shape.get(i).canConvertToInt() || shape.get(i).intValue() < 0) {
                    throw new InvalidInputException(file + ": tensor '" + name + "' has the shape " + shape);
                }
                extents[i] = shape.get(i).intValue();
            }
            DType type = type(node.path("dtype").asText(), name, file);
            return new Entry(
                    name,
                    type,
                    extents,
                    offsets.get(0).longValue(),
                    offsets.get(1).longValue());
        }

        private static DType type(String text, String name, Path file) {
            for (DType type : DType.values()) {
                if (type.safetensors().equals(text)) {
                    return type;
                }
            }
            throw new InvalidInputException(file + ": tensor '" + name + "' has the unknown type '" + text + "'");
        }

        NdArray cut(ByteBuffer data, Path file) {
            try {
                return NdArray.of(type, shape, data.slice((int) begin, (int) (end - begin)));
            } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
                throw new InvalidInputException(
                        file + ": tensor '" + name + "' has another number of bytes than its shape needs", e);
            }
        }

        @Override
        public int compareTo(Entry other) {
            int byBegin = Long.compare(begin, other.begin);
            return byBegin != 0 ? byBegin : Long.compare(end, other.end);
        }
    }

    /** Writes a file so that it is there whole or not at all. */
    public static void write(Path file, Map<String, NdArray> tensors, Map<String, String> metadata) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".partial");
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            out.write(header(tensors, metadata));
            for (NdArray tensor : tensors.values()) {
                write(channel, tensor.bytes());
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static byte[] header(Map<String, NdArray> tensors, Map<String, String> metadata)
            throws JsonProcessingException {
        ObjectNode header = JSON.createObjectNode();
        header.set(METADATA, JSON.valueToTree(new TreeMap<>(metadata)));
        long offset = 0;
        for (Map.Entry<String, NdArray> tensor : tensors.entrySet()) {
            NdArray array = tensor.getValue();
            ObjectNode entry = header.putObject(tensor.getKey());
            entry.put("dtype", array.type().safetensors());
            entry.set("shape", JSON.valueToTree(array.shape()));
            entry.putArray("data_offsets")
                    .add(offset)
                    .add(offset += array.bytes().remaining());
        }
        byte[] text = JSON.writeValueAsBytes(header);
        int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(padded).put(text);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        return bytes.array();
    }
}
