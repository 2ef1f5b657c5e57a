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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Reason;

/**
 * NumPy's {@code .npy} files (format versions 1 to 3), of booleans, integers and floating numbers in little-endian
 * order. Arrays in Fortran order are refused; so are object arrays, which would need a pickle.
 */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAX_HEADER = 1 << 16;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

    private Npy() {}

    /** What stands before the numbers: their type, shape, and the byte at which they begin. */
    public record Header(DType type, int[] shape, int length) {}

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
        Header header = readHeader(in, name);
        long bytes = header.type().bytes();
        for (int extent : header.shape()) {
            bytes = saturatedMultiply(bytes, extent);
        }
        if (bytes > Integer.MAX_VALUE - 16) {
            throw new InvalidInputException(
                    name + " announces " + bytes + " bytes of numbers; at most 2 GiB can be read at once");
        }
        byte[] data = in.readNBytes((int) bytes);
        if (data.length < bytes) {
            throw new InvalidInputException(
                    name + " is cut off: " + bytes + " bytes of numbers announced, " + data.length + " found");
        }
        return NdArray.of(header.type(), header.shape(), ByteBuffer.wrap(data));
    }

    /** Reads the header and leaves the stream at the first number. */
    public static Header readHeader(InputStream in, String name) throws IOException {
        RawHeader raw = readRawHeader(in, name);
        return new Header(type(raw.descr(), name), raw.shape(), raw.length());
    }

    /** A header whose element type may be one that {@link DType} does not know. */
    record RawHeader(String descr, int[] shape, int length) {}

    static RawHeader readRawHeader(InputStream in, String name) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(start, 0, 6, MAGIC, 0, 6) || start[6] < 1 || start[6] > 3) {
            throw new InvalidInputException(name + " is not a NumPy .npy file");
        }
        int lengthBytes = start[6] == 1 ? 2 : 4;
        byte[] lengthField = Arrays.copyOf(in.readNBytes(lengthBytes), 4);
        int length = ByteBuffer.wrap(lengthField).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < 0 || length > MAX_HEADER) {
            throw new InvalidInputException(name + " has an .npy header of an impossible length, " + length);
        }
        String header = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        String descr = find(DESCR, header, name);
        if (find(ORDER, header, name).equals("True")) {
            throw new InvalidInputException(
                    name + " is in Fortran order; save it with numpy.ascontiguousarray and try again");
        }
        return new RawHeader(descr, shape(find(SHAPE, header, name), name), 8 + lengthBytes + length);
    }

    private static String find(Pattern pattern, String header, String name) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new InvalidInputException(name + " has an .npy header that cannot be read: " + header.strip());
        }
        return matcher.group(1);
    }

    private static DType type(String descr, String name) {
        for (DType type : DType.values()) {
            if (descr.equals(type.numpy())) {
                return type;
            }
        }
        throw new InvalidInputException(
                name + " holds elements of type '" + descr + "'; little-endian numbers are expected, e.g. '<f4'");
    }

    private static int[] shape(String text, String name) {
        try {
            return Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
        } catch (NumberFormatException e) {
            throw new InvalidInputException(name + " has an impossible shape (" + text + ")", e);
        }
    }

    private static long saturatedMultiply(long a, long b) {
        return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
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
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (total - 10));
        bytes.put(text.getBytes(StandardCharsets.ISO_8859_1));
        Arrays.fill(bytes.array(), bytes.position(), total - 1, (byte) ' ');
        bytes.put(total - 1, (byte) '\n');
        return bytes.array();
    }
}
