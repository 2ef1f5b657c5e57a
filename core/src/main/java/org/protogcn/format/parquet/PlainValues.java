package org.protogcn.format.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Values one after the other, as a type stores them. */
final class PlainValues {
    private static final int BYTE_ARRAY = 6;

    private final int type;
    private final ByteBuffer bytes;
    private final int[] starts;

    /**
     * @param type its number in the format
     * @throws IllegalArgumentException if fewer than {@code count} values are there, or the type is another
     */
    PlainValues(int type, ByteBuffer bytes, int count) {
        this.type = type;
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        this.starts = type == BYTE_ARRAY ? starts(count) : new int[0];
        if (type != BYTE_ARRAY && (long) count * bits(type) > this.bytes.limit() * 8L) {
            throw new IllegalArgumentException("has a page too short for its " + count + " values");
        }
    }

    static int bits(int type) {
        return switch (type) {
            case 0 -> 1;
            case 1, 4 -> 32;
            case 2, 5 -> 64;
            default ->
                throw new IllegalArgumentException(
                        "is of the type " + type + " of the format; numbers, truth values and text are expected");
        };
    }

    private int[] starts(int count) {
        if (count > bytes.limit() / 4) {
            throw new IllegalArgumentException("has a page too short for its " + count + " texts");
        }
        int[] places = new int[count];
        int place = 0;
        for (int i = 0; i < count; i++) {
            int length = place > bytes.limit() - 4 ? -1 : bytes.getInt(place);
            if (length < 0 || length > bytes.limit() - place - 4) {
                throw new IllegalArgumentException("has a text that is longer than its page");
            }
            places[i] = place;
            place += 4 + length;
        }
        return places;
    }

    /** Long, Double, Boolean or String. */
    Object get(int index) {
        return switch (type) {
            case 0 -> (bytes.get(index / 8) >> index % 8 & 1) == 1;
            case 1 -> (long) bytes.getInt(index * 4);
            case 2 -> bytes.getLong(index * 8);
            case 4 -> (double) bytes.getFloat(index * 4);
            case 5 -> bytes.getDouble(index * 8);
            default -> text(starts[index]);
        };
    }

    private String text(int start) {
        byte[] text = new byte[bytes.getInt(start)];
        bytes.get(start + 4, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
