package org.protogcn.array;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.protogcn.InvalidInputException;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Reason;

/**
 * NumPy's {@code .npy} files (format versions 1 to 3), of booleans, integers and floating numbers, in any byte order, in
 * C or Fortran order; arrays are turned into little-endian C order. Object arrays, which need a pickle, are refused.
 */
public final class Npy {
    private Npy() {}

    /** Reads a whole file. */
    public static NdArray read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    /**
     * Reads an array from a stream, to its last byte.
     *
     * @param name what to call the stream in an error
     */
    public static NdArray read(InputStream in, String name) throws IOException {
        NpyHeader header = NpyHeader.read(in, name);
        if (header.bytes() > Integer.MAX_VALUE - 16) {
            throw new InvalidInputException(
                    name + " announces " + header.bytes() + " bytes of numbers; at most 2 GiB can be read at once");
        }
        byte[] data = in.readNBytes((int) header.bytes());
        if (data.length < header.bytes()) {
            throw new InvalidInputException(
                    name + " is cut off: " + header.bytes() + " bytes of numbers announced, " + data.length + " found");
        }
        return array(header, data);
    }

    private static NdArray array(NpyHeader header, byte[] data) {
        int bytes = header.type().bytes();
        if (header.order() == ByteOrder.BIG_ENDIAN) {
            reverse(data, bytes);
        }
        byte[] rows = header.fortran() && header.shape().length > 1 ? rowMajor(header, data) : data;
        return NdArray.of(header.type(), header.shape(), ByteBuffer.wrap(rows));
    }

    private static void reverse(byte[] data, int bytes) {
        for (int start = 0; start < data.length; start += bytes) {
            for (int i = 0; i < bytes / 2; i++) {
                byte swapped = data[start + i];
                data[start + i] = data[start + bytes - 1 - i];
                data[start + bytes - 1 - i] = swapped;
            }
        }
    }

    private static byte[] rowMajor(NpyHeader header, byte[] data) {
        int bytes = header.type().bytes();
        int[] shape = header.shape();
        long[] strides = header.strides();
        int[] index = new int[shape.length];
        byte[] rows = new byte[data.length];
        for (int target = 0; target < data.length; target += bytes) {
            long source = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                source += index[axis] * strides[axis];
            }
            System.arraycopy(data, (int) source * bytes, rows, target, bytes);
            advance(index, shape);
        }
        return rows;
    }

    private static void advance(int[] index, int[] shape) {
        int axis = shape.length - 1;
        while (axis >= 0 && ++index[axis] == shape[axis]) {
            index[axis--] = 0;
        }
    }

    /** Writes all or nothing; an existing file is replaced. */
    public static void write(Path file, NdArray array) throws IOException {
        DurableFile.write(file, out -> write(out, array));
    }

    /** Writes format version 1 with its data aligned at 64 bytes. */
    public static void write(OutputStream out, NdArray array) throws IOException {
        out.write(
                header(array.type(), Arrays.stream(array.shape()).asLongStream().toArray()));
        ByteBuffer data = array.bytes();
        byte[] chunk = new byte[1 << 16];
        while (data.hasRemaining()) {
            int length = Math.min(chunk.length, data.remaining());
            data.get(chunk, 0, length);
            out.write(chunk, 0, length);
        }
    }

    /** The bytes before the numbers: 128 of them for any array of up to about ten axes. */
    public static byte[] header(DType type, long... shape) {
        if (type.numpy() == null) {
            throw new IllegalArgumentException("NumPy has no type for " + type);
        }
        return header(type.numpy(), shape);
    }

    static byte[] header(String descr, long... shape) {
        StringBuilder axes = new StringBuilder();
        for (long extent : shape) {
            axes.append(axes.isEmpty() ? "" : ", ").append(extent);
        }
        axes.append(shape.length == 1 ? "," : "");
        String text = String.join("", "{'descr': '", descr, "', 'fortran_order': False, 'shape': (", axes, "), }");
        int total = Math.max(128, (10 + text.length() + 1 + 63) / 64 * 64);
        ByteBuffer bytes = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(NpyHeader.MAGIC).put((byte) 1).put((byte) 0).putShort((short) (total - 10));
        bytes.put(text.getBytes(StandardCharsets.ISO_8859_1));
        Arrays.fill(bytes.array(), bytes.position(), total - 1, (byte) ' ');
        bytes.put(total - 1, (byte) '\n');
        return bytes.array();
    }
}
