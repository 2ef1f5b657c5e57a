package org.protogcn.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;

/**
 * What stands before the numbers of an {@code .npy} file.
 *
 * @param type of the elements
 * @param order of their bytes
 * @param fortran whether the first index runs fastest, instead of the last
 * @param shape the extents; their product may exceed any memory
 * @param length the byte at which the numbers begin
 */
public record NpyHeader(DType type, ByteOrder order, boolean fortran, int[] shape, int length) {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAX_HEADER = 1 << 16;
    private static final int MAX_AXES = 32;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

    /** A header whose element type may be one that {@link DType} does not know. */
    record Raw(String descr, boolean fortran, int[] shape, int length) {}

    /**
     * Reads the header and leaves the stream at the first number.
     *
     * @param name what to call the stream in an error
     * @throws InvalidInputException if it is none, or the elements are no numbers; object arrays above all
     */
    public static NpyHeader read(InputStream in, String name) throws IOException {
        Raw raw = readRaw(in, name);
        boolean big = raw.descr().startsWith(">");
        DType type = type(big ? "<" + raw.descr().substring(1) : raw.descr(), name);
        return new NpyHeader(
                type, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, raw.fortran(), raw.shape(), raw.length());
    }

    static Raw readRaw(InputStream in, String name) throws IOException {
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
        return new Raw(
                find("descr", DESCR, header, name),
                find("fortran_order", ORDER, header, name).equals("True"),
                shape(find("shape", SHAPE, header, name), name),
                8 + lengthBytes + length);
    }

    private static String find(String key, Pattern pattern, String header, String name) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new InvalidInputException(
                    name + " has an .npy header that does not tell '" + key + "'; write the array again");
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
                descr.equals("|O")
                        ? name + " holds Python objects, which only a pickle can; save it as an array of numbers"
                        : name + " holds elements of type '" + Printable.shortened(descr)
                                + "'; numbers are expected, e.g. '<f4'");
    }

    private static int[] shape(String text, String name) {
        try {
            int[] shape = Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
            if (shape.length > MAX_AXES) {
                throw new NumberFormatException("too many axes");
            }
            return shape;
        } catch (NumberFormatException e) {
            throw new InvalidInputException(name + " has an impossible shape (" + Printable.shortened(text) + ")", e);
        }
    }

    /** The number of elements; {@link Long#MAX_VALUE} where it is beyond. */
    public long elements() {
        long elements = 1;
        for (int extent : shape) {
            elements = saturatedMultiply(elements, extent);
        }
        return elements;
    }

    /** The bytes of all numbers; {@link Long#MAX_VALUE} where it is beyond. */
    public long bytes() {
        return saturatedMultiply(elements(), type.bytes());
    }

    private static long saturatedMultiply(long a, long b) {
        return b != 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    /** For every axis, how many elements further its next index stands. */
    public long[] strides() {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = 0; i < shape.length; i++) {
            int axis = fortran ? i : shape.length - 1 - i;
            strides[axis] = stride;
            stride = saturatedMultiply(stride, shape[axis]);
        }
        return strides;
    }

    /** The element of this type that {@code bytes}, in the order of the header, hold at a place. */
    public double element(ByteBuffer bytes, int place) {
        return switch (type) {
            case FLOAT64 -> bytes.getDouble(place);
            case FLOAT32 -> bytes.getFloat(place);
            case FLOAT16 -> Half.toFloat(bytes.getShort(place));
            case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort(place) << 16);
            case INT64 -> bytes.getLong(place);
            case INT32 -> bytes.getInt(place);
            case INT16 -> bytes.getShort(place);
            case INT8 -> bytes.get(place);
            case UINT8 -> bytes.get(place) & 0xff;
            case BOOL -> bytes.get(place) == 0 ? 0 : 1;
        };
    }
}
