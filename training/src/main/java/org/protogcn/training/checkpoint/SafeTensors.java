package org.protogcn.training.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Reason;

/**
 * The safetensors format: eight bytes for the length of a JSON header, the header with name, type, shape and place of
 * every tensor, then the numbers, little-endian and without gaps.
 */
public final class SafeTensors {
    private static final int LENGTH_FIELD = 8;
    private static final int MAX_HEADER = 1 << 26;
    private static final int ALIGNMENT = 8;

    private SafeTensors() {}

    /**
     * All tensors by name, in the order of the header.
     *
     * @throws InvalidInputException if the file is damaged, or its header and its numbers do not fit together
     */
    public static Map<String, NdArray> read(Path file) {
        return open(file, channel -> {
            SafeTensorsHeader header = readHeader(channel, file);
            Map<String, NdArray> tensors = new LinkedHashMap<>();
            for (SafeTensorsHeader.Entry entry : header.entries()) {
                ByteBuffer data = readFully(channel, header.dataStart() + entry.begin(), (int) entry.length(), file);
                tensors.put(entry.name(), NdArray.of(entry.type(), entry.shape(), data));
            }
            return tensors;
        });
    }

    /** What the writer said about the tensors; empty if it said nothing. The numbers are not read. */
    public static Map<String, String> readMetadata(Path file) {
        return open(file, channel -> readHeader(channel, file).metadata());
    }

    private interface Reading<T> {
        T from(FileChannel channel) throws IOException;
    }

    private static <T> T open(Path file, Reading<T> reading) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return reading.from(channel);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("there is no file " + file, e);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    private static SafeTensorsHeader readHeader(FileChannel channel, Path file) throws IOException {
        long size = channel.size();
        if (size < LENGTH_FIELD) {
            throw new InvalidInputException(file + " is not a safetensors file: it has " + size + " bytes");
        }
        long length = readFully(channel, 0, LENGTH_FIELD, file).getLong(0);
        if (length < 2 || length > Math.min(MAX_HEADER, size - LENGTH_FIELD)) {
            throw new InvalidInputException(file + " is not a safetensors file or is cut off: it announces a header of "
                    + Long.toUnsignedString(length) + " bytes");
        }
        byte[] json = readFully(channel, LENGTH_FIELD, (int) length, file).array();
        long dataStart = LENGTH_FIELD + length;
        return SafeTensorsHeader.parse(json, dataStart, size - dataStart, file.toString());
    }

    private static ByteBuffer readFully(FileChannel channel, long position, int length, Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new InvalidInputException(file + " became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    /**
     * Writes a file so that it is there completely or not at all; an existing one is replaced.
     *
     * @param metadata of the writer's own choice
     */
    public static void write(Path file, Map<String, NdArray> tensors, Map<String, String> metadata) throws IOException {
        byte[] header = padded(SafeTensorsHeader.toJson(tensors, metadata));
        DurableFile.write(file, out -> {
            WritableByteChannel channel = Channels.newChannel(out);
            ByteBuffer length = ByteBuffer.allocate(LENGTH_FIELD).order(ByteOrder.LITTLE_ENDIAN);
            writeFully(channel, length.putLong(0, header.length));
            writeFully(channel, ByteBuffer.wrap(header));
            for (NdArray tensor : tensors.values()) {
                writeFully(channel, tensor.bytes());
            }
        });
    }

    private static byte[] padded(byte[] json) {
        int missing = (ALIGNMENT - json.length % ALIGNMENT) % ALIGNMENT;
        return (new String(json, StandardCharsets.UTF_8) + " ".repeat(missing)).getBytes(StandardCharsets.UTF_8);
    }

    private static void writeFully(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
