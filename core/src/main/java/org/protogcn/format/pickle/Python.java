package org.protogcn.format.pickle;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.protogcn.Printable;
import org.protogcn.array.NdArray;

/** What a value read from a pickle is, in Python's words, and how to take it as what is expected. */
public final class Python {
    private Python() {}

    /** The kind of a value, for an error: {@code a list}, {@code the text 'abc'}. Never long, never recursive. */
    public static String describe(Object value) {
        if (value == null) {
            return "None";
        } else if (value instanceof String text) {
            return "the text '" + Printable.shortened(text) + "'";
        } else if (value instanceof BigInteger) {
            return "an integer beyond 64 bits";
        } else if (value instanceof Number || value instanceof Boolean) {
            return "the value " + value;
        } else if (value instanceof NdArray array) {
            return "an array of shape " + Arrays.toString(array.shape());
        } else if (value instanceof Object[] tuple) {
            return "a tuple of " + tuple.length;
        } else if (value instanceof byte[] bytes) {
            return bytes.length + " bytes";
        }
        return value instanceof List
                ? "a list"
                : value instanceof Map ? "a dict" : value instanceof Set ? "a set" : "an object";
    }

    /** An int, or a float or array of one element that is whole. */
    public static long integer(Object value) {
        if (value instanceof Long number) {
            return number;
        } else if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        } else if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 0x1p53) {
            return number.longValue();
        } else if (value instanceof NdArray array && array.size() == 1) {
            return integer(array.type().isFloating() ? (Object) array.getDouble(0) : (Object) array.getLong(0));
        }
        throw new IllegalArgumentException("has " + describe(value) + " where an integer belongs");
    }

    /** An int of 32 bits. */
    public static int smallInteger(Object value) {
        long number = integer(value);
        if (number != (int) number) {
            throw new IllegalArgumentException("has " + number + ", which is out of range");
        }
        return (int) number;
    }

    public static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("has " + describe(value) + " where a text belongs");
    }

    /** The elements of a list or tuple. */
    public static List<?> sequence(Object value) {
        if (value instanceof List<?> list) {
            return list;
        } else if (value instanceof Object[] tuple) {
            return Arrays.asList(tuple);
        }
        throw new IllegalArgumentException("has " + describe(value) + " where a list or tuple belongs");
    }

    /** A tuple of at least {@code minimum} elements. */
    public static Object[] tuple(Object value, int minimum) {
        if (value instanceof Object[] tuple && tuple.length >= minimum) {
            return tuple;
        }
        throw new IllegalArgumentException("has " + describe(value) + " where a tuple of " + minimum + " belongs");
    }

    /** A tuple of extents, none negative. */
    public static int[] shape(Object value) {
        int[] shape = sequence(value).stream().mapToInt(Python::smallInteger).toArray();
        if (shape.length > 32 || Arrays.stream(shape).anyMatch(extent -> extent < 0)) {
            throw new IllegalArgumentException("has an array of an impossible shape");
        }
        return shape;
    }

    /** The number of elements, refused where it is beyond any array. */
    public static int elements(int[] shape) {
        long elements = 1;
        for (int extent : shape) {
            elements = extent == 0 ? 0 : elements * extent;
            if (elements > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "has an array of shape " + Arrays.toString(shape) + ", which is too large");
            }
        }
        return (int) elements;
    }

    /** Bytes; a text of Python 2 or of protocol 2 gives one byte for each character. */
    static byte[] bytes(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        } else if (value instanceof String text) {
            return latin1(text);
        }
        throw new IllegalArgumentException("has " + describe(value) + " where bytes belong");
    }

    private static byte[] latin1(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(encoded.array(), encoded.limit());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("has characters where bytes belong", e);
        }
    }

    /** A value that can be the key of a dict: anything that Python hashes and that hashes here in constant time. */
    static Object key(Object value) {
        if (value instanceof List || value instanceof Map || value instanceof Set || value instanceof NdArray) {
            throw new IllegalArgumentException("uses " + describe(value) + " as a key");
        }
        return value;
    }
}
