package org.protogcn.format.pickle;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.protogcn.array.DType;

/**
 * NumPy's dtype, as far as clips need it.
 *
 * @param code kind and bytes an element takes, e.g. {@code f4}, {@code U12}
 */
record NumpyType(char kind, int bytes, boolean bigEndian) {
    private static final Map<String, DType> STORED = Map.of(
            "b1", DType.BOOL,
            "u1", DType.UINT8,
            "i1", DType.INT8,
            "i2", DType.INT16,
            "i4", DType.INT32,
            "i8", DType.INT64,
            "f2", DType.FLOAT16,
            "f4", DType.FLOAT32,
            "f8", DType.FLOAT64);
    private static final int CHARACTER = 4;
    private static final int MAX_TEXT = 1 << 16;

    /** From NumPy's code without the byte order, e.g. {@code f4} or {@code U12}. */
    static NumpyType parse(String code) {
        if (code.matches("[biufUS]\\d{1,5}")) {
            char kind = code.charAt(0);
            int number = Integer.parseInt(code.substring(1));
            NumpyType type = new NumpyType(kind, kind == 'U' ? number * CHARACTER : number, false);
            if (type.isText() ? number <= MAX_TEXT : type.isNumber()) {
                return type;
            }
        }
        throw new IllegalArgumentException("has an array of a NumPy type that is " + Python.describe(code)
                + "; numbers of up to 64 bits, booleans and text can be read");
    }

    private boolean isNumber() {
        return STORED.containsKey(code()) || kind == 'u' && (bytes == 2 || bytes == 4 || bytes == 8);
    }

    boolean isText() {
        return kind == 'U' || kind == 'S';
    }

    private String code() {
        return kind + "" + bytes;
    }

    /** NumPy's mark of byte order: {@code <}, {@code >}, or {@code |} where there is none. */
    NumpyType withByteOrder(String order) {
        return switch (order) {
            case "<", "|", "=" -> new NumpyType(kind, bytes, false);
            case ">" -> new NumpyType(kind, bytes, true);
            default -> throw new IllegalArgumentException("has an array of unknown byte order '" + order + "'");
        };
    }

    /** The type an array of numbers is held in: the same, or for unsigned integers the next larger signed one. */
    DType held() {
        DType same = STORED.get(code());
        return same != null ? same : bytes == 2 ? DType.INT32 : DType.INT64;
    }

    boolean isHeldAsIs() {
        return STORED.containsKey(code());
    }

    Charset charset() {
        if (kind == 'S') {
            return StandardCharsets.UTF_8;
        }
        return Charset.forName(bigEndian ? "UTF-32BE" : "UTF-32LE");
    }
}
