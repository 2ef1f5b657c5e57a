package org.protogcn.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.array.NpyHeader;
import org.protogcn.store.StoreFiles.Shard;

/**
 * Writes one shard: a one-dimensional {@code .npy} file whose length is known only when it is finished. What the file
 * holds already, from an import that was interrupted, can be kept.
 */
final class ShardWriter implements Closeable {
    private final Path file;
    private final DType type;
    private final FileChannel channel;
    private long elements;

    ShardWriter(Path file, DType type) throws IOException {
        this.file = file;
        this.type = type;
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        write(ByteBuffer.wrap(Npy.header(type, 0)), 0);
    }

    /** The type of a shard that was begun once; empty if it has no complete beginning. */
    static Optional<DType> typeOf(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(NpyHeader.read(in, file.toString()).type());
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    /** Whether a shard's file has these bytes from element {@code offset} on. */
    static boolean holds(Path file, DType type, long offset, int length, int crc) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length * type.bytes());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long start = place(type, offset);
            if (channel.size() - start < bytes.capacity()) {
                return false;
            }
            while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {
                // until all are there
            }
        }
        return StoreFiles.crc(bytes.array()) == crc;
    }

    private static long place(DType type, long element) {
        return Npy.header(type, 0).length + element * type.bytes();
    }

    String name() {
        return file.getFileName().toString();
    }

    long elements() {
        return elements;
    }

    boolean hasRoomFor(long more, long maxBytes) {
        return elements == 0 || (elements + more) * type.bytes() <= maxBytes;
    }

    /** Adds the numbers at the end. */
    void append(NdArray array) throws IOException {
        write(array.bytes(), place(type, elements));
        elements += array.size();
    }

    /** Counts numbers at the end that are in the file already. */
    void keep(int length) {
        elements += length;
    }

    /** Writes the final length and brings everything to the disk. */
    Shard finish() throws IOException {
        write(ByteBuffer.wrap(Npy.header(type, elements)), 0);
        channel.truncate(place(type, elements));
        channel.force(true);
        channel.close();
        return Shard.of(name(), type, elements);
    }

    private void write(ByteBuffer bytes, long start) throws IOException {
        long position = start;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
