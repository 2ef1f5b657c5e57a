package org.protogcn.format.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;

/** Turns the bytes of a NumPy array into ours: row-major, little-endian. */
final class NumpyArrays {
    private NumpyArrays() {}

    /**
     * An NdArray; for text a List of String.
     *
     * @param fortran whether the first axis is the one that runs fastest in {@code data}
     */
    static Object of(NumpyType type, int[] shape, boolean fortran, byte[] data) {
        int elements = Python.elements(shape);
        if ((long) elements * type.bytes() != data.length) {
            throw new IllegalArgumentException("has an array of shape " + Arrays.toString(shape) + " with elements of "
                    + type.bytes() + " bytes, but " + data.length + " bytes for it");
        }
        if (type.isText()) {
            return texts(type, elements, data);
        }
        byte[] ordered = fortran && shape.length > 1 ? rowMajor(data, shape, type.bytes()) : data;
        NdArray array = held(type, ordered, elements);
        return array.reshape(shape);
    }

    /** A NumPy scalar as Boolean, Long, Double or String. */
    static Object scalar(NumpyType type, byte[] data) {
        Object one = of(type, new int[] {1}, false, data);
        if (one instanceof List<?> texts) {
            return texts.get(0);
        }
        NdArray array = (NdArray) one;
        return switch (array.type()) {
            case BOOL -> array.getLong(0) != 0;
            case FLOAT16, FLOAT32, FLOAT64 -> array.getDouble(0);
            default -> array.getLong(0);
        };
    }

    private static NdArray held(NumpyType type, byte[] data, int elements) {
        byte[] littleEndian = type.bigEndian() ? reversed(data, type.bytes()) : data;
        int[] flat = {elements};
        if (type.isHeldAsIs()) {
            return NdArray.of(type.held(), flat, ByteBuffer.wrap(littleEndian));
        }
        return widened(type, littleEndian, elements);
    }

    private static NdArray widened(NumpyType type, byte[] data, int elements) {
        ByteBuffer source = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        long[] values = new long[elements];
        for (int i = 0; i < elements; i++) {
            values[i] = switch (type.bytes()) {
                case 2 -> source.getShort() & 0xffff;
                case 4 -> source.getInt() & 0xffffffffL;
                default -> requirePositive(source.getLong());
            };
        }
        NdArray wide = NdArray.ofLongs(values, elements);
        return type.held() == DType.INT32 ? wide.to(DType.INT32) : wide;
    }

    private static long requirePositive(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("has an unsigned integer beyond 63 bits");
        }
        return value;
    }

    private static byte[] reversed(byte[] data, int width) {
        byte[] result = new byte[data.length];
        for (int i = 0; i < data.length; i++) {
            result[i] = data[i - i % width + width - 1 - i % width];
        }
        return result;
    }

    private static byte[] rowMajor(byte[] data, int[] shape, int width) {
        byte[] result = new byte[data.length];
        int[] index = new int[shape.length];
        for (int target = 0; target < result.length; target += width) {
            int source = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                source = source * shape[axis] + index[axis];
            }
            System.arraycopy(data, source * width, result, target, width);
            advance(index, shape);
        }
        return result;
    }

    private static void advance(int[] index, int[] shape) {
        for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
            index[axis] = 0;
        }
    }

    private static List<String> texts(NumpyType type, int elements, byte[] data) {
        if (type.bytes() == 0) {
            throw new IllegalArgumentException("has an array of empty texts");
        }
        Charset charset = type.charset();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < elements; i++) {
            String padded = new String(data, i * type.bytes(), type.bytes(), charset);
            int end = padded.indexOf('\0');
            texts.add(end < 0 ? padded : padded.substring(0, end));
        }
        return texts;
    }
}
