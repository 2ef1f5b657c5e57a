package org.protogcn.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.protogcn.InvalidInputException;
import org.protogcn.io.Reason;

/**
 * An {@code .npy} file of any size, of which single elements are read through a memory map: it takes address space but
 * no memory of the heap. Safe for any number of threads.
 */
public final class NpyFile {
    private static final int SEGMENT_BITS = 30;
    private static final long SEGMENT = 1L << SEGMENT_BITS;

    private final NpyHeader header;
    private final List<ByteBuffer> segments;

    private NpyFile(NpyHeader header, List<ByteBuffer> segments) {
        this.header = header;
        this.segments = segments;
    }

    /** @throws InvalidInputException if the file is not an array of numbers, or shorter than its shape announces */
    public static NpyFile open(Path file) {
        NpyHeader header = header(file);
        try (FileChannel channel = FileChannel.open(file)) {
            long found = channel.size() - header.length();
            if (header.bytes() > found) {
                throw new InvalidInputException(file + " announces the shape " + Arrays.toString(header.shape()) + ", "
                        + header.bytes() + " bytes, but only " + found + " are there; copy the file again");
            }
            return new NpyFile(header, map(channel, header));
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    /** Reads no more than the header. */
    public static NpyHeader header(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return NpyHeader.read(in, file.toString());
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    private static List<ByteBuffer> map(FileChannel channel, NpyHeader header) throws IOException {
        List<ByteBuffer> segments = new ArrayList<>();
        for (long start = 0; start < header.bytes(); start += SEGMENT) {
            long length = Math.min(SEGMENT, header.bytes() - start);
            segments.add(channel.map(FileChannel.MapMode.READ_ONLY, header.length() + start, length)
                    .order(header.order()));
        }
        return segments;
    }

    public NpyHeader header() {
        return header;
    }

    /** The element at a place in the file, counted in elements; {@link NpyHeader#strides} tell where an index stands. */
    public double get(long index) {
        long place = index * header.type().bytes();
        return header.element(segments.get((int) (place >>> SEGMENT_BITS)), (int) (place & SEGMENT - 1));
    }
}
