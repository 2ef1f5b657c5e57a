package org.protogcn.array;

/** The element types of stored arrays, with NumPy's and safetensors' names for them. All are little-endian. */
public enum DType {
    BOOL("|b1", "BOOL", 1),
    UINT8("|u1", "U8", 1),
    INT8("|i1", "I8", 1),
    INT16("<i2", "I16", 2),
    INT32("<i4", "I32", 4),
    INT64("<i8", "I64", 8),
    FLOAT16("<f2", "F16", 2),
    /** NumPy has no bfloat16: such an array cannot be written as {@code .npy}. */
    BFLOAT16(null, "BF16", 2),
    FLOAT32("<f4", "F32", 4),
    FLOAT64("<f8", "F64", 8);

    private final String numpy;
    private final String safetensors;
    private final int bytes;

    DType(String numpy, String safetensors, int bytes) {
        this.numpy = numpy;
        this.safetensors = safetensors;
        this.bytes = bytes;
    }

    /** NumPy's type string, e.g. {@code <f4}; null for bfloat16. */
    public String numpy() {
        return numpy;
    }

    /** The name in a safetensors header, e.g. {@code F32}. */
    public String safetensors() {
        return safetensors;
    }

    /** Bytes an element takes. */
    public int bytes() {
        return bytes;
    }

    public boolean isFloating() {
        return this == FLOAT16 || this == BFLOAT16 || this == FLOAT32 || this == FLOAT64;
    }

    /** {@code value} rounded to the nearest number of this floating type, ties to even; NaN and infinities stay. */
    public double round(double value) {
        return switch (this) {
            case FLOAT64 -> value;
            case FLOAT32 -> (float) value;
            case FLOAT16 -> Half.round(value);
            default -> throw new IllegalStateException("no rounding to " + this);
        };
    }

    /** Rounds each of the values as {@link #round(double)} does. */
    public void roundAll(double[] values) {
        switch (this) {
            case FLOAT64 -> {}
            case FLOAT32 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) values[i];
                }
            }
            case FLOAT16 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = Half.round(values[i]);
                }
            }
            default -> throw new IllegalStateException("no rounding to " + this);
        }
    }
}
