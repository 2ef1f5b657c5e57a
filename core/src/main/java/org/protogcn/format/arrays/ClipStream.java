package org.protogcn.format.arrays;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NpyHeader;
import org.protogcn.format.PoseArray;

/** The clips of an array that can only be read from front to back, such as a compressed one; one clip is in memory. */
final class ClipStream implements ClipArray {
    private final InputStream in;
    private final String name;
    private final NpyHeader header;
    private ByteBuffer row = ByteBuffer.allocate(0);
    private int read = -1;

    /**
     * Reads the header.
     *
     * @param name what to call the array in an error
     */
    ClipStream(InputStream in, String name) throws IOException {
        this.in = in;
        this.name = name;
        this.header = NpyHeader.read(in, name);
    }

    @Override
    public NpyHeader header() {
        return header;
    }

    /** A clip is a row of the first axis, or else the array is small and read whole. */
    @Override
    public LongToDoubleFunction clip(int index, long stride) throws IOException {
        long rowElements =
                header.shape().length == 0 || header.shape()[0] == 0 ? 1 : header.elements() / header.shape()[0];
        boolean rows = !header.fortran() && stride == rowElements;
        int size = requireSize(rows ? rowElements : header.elements());
        while (read < (rows ? index : 0)) {
            fill(size * header.type().bytes());
        }
        long first = rows ? 0 : index * stride;
        return place ->
                header.element(row, (int) (first + place) * header.type().bytes());
    }

    private int requireSize(long elements) {
        if (elements > PoseArray.MOST) {
            throw new InvalidInputException(name + " has the shape " + Arrays.toString(header.shape())
                    + " with its clips not one after the other; unpack it and import the .npy file inside");
        }
        return (int) elements;
    }

    private void fill(int bytes) throws IOException {
        if (row.capacity() != bytes) {
            row = ByteBuffer.allocate(bytes).order(header.order());
        }
        if (in.readNBytes(row.array(), 0, bytes) < bytes) {
            throw new InvalidInputException(
                    name + " is cut off in row " + (read + 1) + " of its first axis;" + " copy the file again");
        }
        read++;
    }
}
