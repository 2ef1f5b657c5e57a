package org.protogcn.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;

/**
 * A typed block of numbers with a shape, in row-major order, little-endian: what files hold. Not for arithmetic.
 *
 * <p>The buffer may be a view of a mapped file; it is read through absolute indices only, so an array can be shared
 * between threads as long as nobody writes to it.
 */
public final class NdArray {
    private final DType type;
    private final int[] shape;
    private final ByteBuffer data;

    private NdArray(DType type, int[] shape, ByteBuffer data) {
        this.type = type;
        this.shape = shape;
        this.data = data;
    }

    /**
     * An array over {@code data} from its position to its limit, without copying.
     *
     * @throws IllegalArgumentException if the bytes are not exactly those the type and shape need
     */
    public static NdArray of(DType type, int[] shape, ByteBuffer data) {
        long needed = elements(shape) * type.bytes();
        if (data.remaining() != needed) {
            throw new IllegalArgumentException("a " + type + " array of shape " + Arrays.toString(shape) + " needs "
                    + needed + " bytes, got " + data.remaining());
        }
        return new NdArray(type, shape.clone(), data.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    /** An array of zeros. */
    public static NdArray zeros(DType type, int... shape) {
        long bytes = elements(shape) * type.bytes();
        return new NdArray(
                type, shape.clone(), ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN));
    }

    public static NdArray ofFloats(float[] values, int... shape) {
        NdArray array = zeros(DType.FLOAT32, shape);
        requireLength(array, values.length);
        array.data.asFloatBuffer().put(values);
        return array;
    }

    public static NdArray ofDoubles(double[] values, int... shape) {
        NdArray array = zeros(DType.FLOAT64, shape);
        requireLength(array, values.length);
        array.data.asDoubleBuffer().put(values);
        return array;
    }

    public static NdArray ofLongs(long[] values, int... shape) {
        NdArray array = zeros(DType.INT64, shape);
        requireLength(array, values.length);
        array.data.asLongBuffer().put(values);
        return array;
    }

    private static void requireLength(NdArray array, int length) {
        if (array.size() != length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(array.shape) + " holds " + array.size() + " values, got " + length);
        }
    }

    public DType type() {
        return type;
    }

    public int[] shape() {
        return shape.clone();
    }

    public int rank() {
        return shape.length;
    }

    public int dimension(int axis) {
        return shape[axis];
    }

    /** The number of elements. */
    public int size() {
        return data.limit() / type.bytes();
    }

    /** The bytes, little-endian, read-only. */
    public ByteBuffer bytes() {
        return data.asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Element {@code index} in row-major order, as a double; exact except for large 64-bit integers. */
    public double getDouble(int index) {
        return switch (type) {
            case FLOAT64 -> data.getDouble(index * 8);
            case FLOAT32 -> data.getFloat(index * 4);
            case FLOAT16 -> Half.toFloat(data.getShort(index * 2));
            case BFLOAT16 -> Float.intBitsToFloat(data.getShort(index * 2) << 16);
            default -> getLong(index);
        };
    }

    /** Element {@code index} of an array of integers or booleans. */
    public long getLong(int index) {
        return switch (type) {
            case INT64 -> data.getLong(index * 8);
            case INT32 -> data.getInt(index * 4);
            case INT16 -> data.getShort(index * 2);
            case INT8 -> data.get(index);
            case UINT8 -> data.get(index) & 0xff;
            case BOOL -> data.get(index) == 0 ? 0 : 1;
            default -> throw new IllegalStateException("not an array of integers: " + type);
        };
    }

    public double[] toDoubles() {
        double[] values = new double[size()];
        switch (type) {
            case FLOAT16 -> {
                ShortBuffer halves = data.asShortBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = Half.toFloat(halves.get(i));
                }
            }
            case FLOAT32 -> {
                FloatBuffer floats = data.asFloatBuffer();
                for (int i = 0; i < values.length; i++) {
                    values[i] = floats.get(i);
                }
            }
            case FLOAT64 -> data.asDoubleBuffer().get(values);
            default -> Arrays.setAll(values, this::getDouble);
        }
        return values;
    }

    public float[] toFloats() {
        float[] values = new float[size()];
        if (type == DType.FLOAT32) {
            data.asFloatBuffer().get(values);
            return values;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) getDouble(i);
        }
        return values;
    }

    public long[] toLongs() {
        long[] values = new long[size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = getLong(i);
        }
        return values;
    }

    /** Same elements, another shape. */
    public NdArray reshape(int... newShape) {
        return of(type, newShape, data.duplicate());
    }

    /** The same numbers in another type: floating values rounded to the nearest, ties to even. */
    public NdArray to(DType target) {
        if (target == type) {
            return this;
        }
        NdArray result = zeros(target, shape);
        for (int i = 0; i < size(); i++) {
            result.set(i, getDouble(i));
        }
        return result;
    }

    private void set(int index, double value) {
        switch (type) {
            case FLOAT64 -> data.putDouble(index * 8, value);
            case FLOAT32 -> data.putFloat(index * 4, (float) value);
            case FLOAT16 -> data.putShort(index * 2, Half.toBits(value));
            case INT64 -> data.putLong(index * 8, (long) value);
            case INT32 -> data.putInt(index * 4, (int) value);
            default -> throw new IllegalArgumentException("cannot convert to " + type);
        }
    }

    private static long elements(int[] shape) {
        long elements = 1;
        for (int extent : shape) {
            if (extent < 0) {
                throw new IllegalArgumentException("negative extent in shape " + Arrays.toString(shape));
            }
            elements = Math.multiplyExact(elements, extent);
        }
        return elements;
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
