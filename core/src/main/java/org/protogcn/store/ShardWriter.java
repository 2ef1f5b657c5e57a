package org.protogcn.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.store.StoreFiles.Shard;

/** Writes one shard: a one-dimensional {@code .npy} file whose length is known only when it is closed. */
final class ShardWriter implements Closeable {
    private final Path file;
    private final DType type;
    private final FileChannel channel;
    private long elements;

    ShardWriter(Path file, DType type) throws IOException {
        this.file = file;
        this.type = type;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        write(ByteBuffer.wrap(Npy.header(type, 0)), 0);
    }

    String name() {
        return file.getFileName().toString();
    }

    long elements() {
        return elements;
    }

    boolean hasRoomFor(NdArray array, long maxBytes) {
        return elements == 0 || (elements + array.size()) * type.bytes() <= maxBytes;
    }

    /** Adds the numbers at the end. */
    void append(NdArray array) throws IOException {
        write(array.bytes(), Npy.header(type, 0).length + elements * type.bytes());
        elements += array.size();
    }

    /** Writes the final length and brings everything to the disk. */
    Shard finish() throws IOException {
        write(ByteBuffer.wrap(Npy.header(type, elements)), 0);
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
