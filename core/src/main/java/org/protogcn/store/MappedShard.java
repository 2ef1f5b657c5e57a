package org.protogcn.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.store.StoreFiles.Shard;

/** A shard as a memory map, which takes address space but no memory of the heap. Safe for any number of threads. */
final class MappedShard {
    private final String name;
    private final DType type;
    private final long elements;
    private final int dataStart;
    private final MappedByteBuffer bytes;

    private MappedShard(String name, DType type, long elements, int dataStart, MappedByteBuffer bytes) {
        this.name = name;
        this.type = type;
        this.elements = elements;
        this.dataStart = dataStart;
        this.bytes = bytes;
    }

    static MappedShard open(Path file, Shard line) throws IOException {
        DType type = line.dtype().orElseThrow();
        byte[] header = Npy.header(type, line.elements());
        long length = length(file, line, header.length);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, length);
            if (!bytes.slice(0, header.length).equals(ByteBuffer.wrap(header))) {
                throw StoreFiles.damaged(file, "its first bytes are not those of such a shard");
            }
            return new MappedShard(line.file(), type, line.elements(), header.length, bytes);
        }
    }

    private static long length(Path file, Shard line, int header) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    file + " is missing; copy the whole folder again or import the dataset again");
        }
        long found = Files.size(file);
        long numbers = found - header;
        int bytes = line.dtype().orElseThrow().bytes();
        if (numbers < 0 || found > Integer.MAX_VALUE || numbers % bytes != 0 || numbers / bytes != line.elements()) {
            throw StoreFiles.damaged(
                    file,
                    "it has " + found + " bytes, which are not " + line.elements() + " numbers of " + line.type());
        }
        return found;
    }

    String name() {
        return name;
    }

    DType type() {
        return type;
    }

    long elements() {
        return elements;
    }

    /** A copy of the numbers from {@code offset} on, unless their bytes have another checksum than {@code crc}. */
    Optional<NdArray> read(long offset, int crc, int... shape) {
        int length = Arrays.stream(shape).reduce(type.bytes(), Math::multiplyExact);
        byte[] copy = new byte[length];
        bytes.get(Math.toIntExact(dataStart + offset * type.bytes()), copy);
        CRC32 sum = new CRC32();
        sum.update(copy);
        return (int) sum.getValue() == crc
                ? Optional.of(NdArray.of(type, shape, ByteBuffer.wrap(copy)))
                : Optional.empty();
    }
}
