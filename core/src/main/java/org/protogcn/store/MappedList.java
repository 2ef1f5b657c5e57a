package org.protogcn.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.Npy;
import org.protogcn.store.Head.ListFile;

/** One of the files that list clips, as a memory map. */
final class MappedList {
    private final Path file;
    private final ListFile expected;
    private final ByteBuffer bytes;

    private MappedList(Path file, ListFile expected, ByteBuffer bytes) {
        this.file = file;
        this.expected = expected;
        this.bytes = bytes;
    }

    /** Maps a file that has the length it should have. */
    static MappedList open(Path folder, ListFile expected) throws IOException {
        Path file = folder.resolve(expected.file());
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(
                    file + " is missing; copy the whole folder again or import the dataset again");
        }
        long found = Files.size(file);
        if (found != expected.bytes() || found > StoreFiles.MAX_FILE_BYTES) {
            throw StoreFiles.damaged(file, "it has " + found + " bytes instead of " + expected.bytes());
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, found);
            return new MappedList(file, expected, map.order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    Path file() {
        return file;
    }

    /** Reads it through once. */
    MappedList requireChecksum() {
        CRC32 crc = new CRC32();
        crc.update(bytes.duplicate());
        if (!StoreFiles.hex((int) crc.getValue()).equals(expected.crc32())) {
            throw mismatch();
        }
        return this;
    }

    /** Reads it through, with the checksum that takes longer. */
    void requireSha256() throws IOException {
        if (!Checksums.of(file).sha256().equals(expected.sha256())) {
            throw mismatch();
        }
    }

    private InvalidInputException mismatch() {
        return damaged("its bytes do not match the checksum in " + StoreFiles.HEAD);
    }

    InvalidInputException damaged(String problem) {
        return StoreFiles.damaged(file, problem);
    }

    /** The numbers of a {@code .npy} file that has to be of this type and shape. */
    ByteBuffer numbers(DType type, long... shape) {
        byte[] header = Npy.header(type, shape);
        long size = type.bytes();
        for (long extent : shape) {
            size *= extent;
        }
        if (bytes.limit() != header.length + size
                || !bytes.slice(0, header.length).equals(ByteBuffer.wrap(header))) {
            throw damaged("it is not an array of the announced size");
        }
        return bytes.slice(header.length, (int) size).order(ByteOrder.LITTLE_ENDIAN);
    }

    int length() {
        return bytes.limit();
    }

    /** A copy of some bytes; start and end have to be within the file. */
    byte[] copy(int start, int end) {
        byte[] copy = new byte[end - start];
        bytes.get(start, copy);
        return copy;
    }
}
