package org.protogcn.format.parquet;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Thrift's compact protocol, in which Parquet writes about itself: structs of numbered fields. Numbers become Long or
 * Double, bytes stay bytes.
 *
 * @throws IllegalArgumentException from all methods, if the bytes are nothing of the kind
 */
final class Thrift {
    private static final int MAX_DEPTH = 16;
    private static final int TRUE = 1;
    private static final int FALSE = 2;

    private final ByteBuffer bytes;

    Thrift(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A struct: values by the number of their field. */
    record Struct(Map<Integer, Object> fields) {
        boolean has(int field) {
            return fields.containsKey(field);
        }

        long number(int field) {
            return value(field, Long.class);
        }

        /** A length or count, refused beyond a limit. */
        int count(int field, long most) {
            long number = number(field);
            if (number < 0 || number > most) {
                throw new IllegalArgumentException("announces " + number + " where at most " + most + " is possible");
            }
            return (int) number;
        }

        String text(int field) {
            return new String(value(field, byte[].class), StandardCharsets.UTF_8);
        }

        Struct struct(int field) {
            return value(field, Struct.class);
        }

        List<Struct> structs(int field) {
            return list(field, Struct.class);
        }

        List<String> texts(int field) {
            return list(field, byte[].class).stream()
                    .map(text -> new String(text, StandardCharsets.UTF_8))
                    .toList();
        }

        private <T> List<T> list(int field, Class<T> type) {
            List<?> list = value(field, List.class);
            if (!list.stream().allMatch(type::isInstance)) {
                throw new IllegalArgumentException("has a list of another kind in field " + field);
            }
            return list.stream().map(type::cast).toList();
        }

        private <T> T value(int field, Class<T> type) {
            Object value = fields.get(field);
            if (!type.isInstance(value)) {
                throw new IllegalArgumentException("lacks field " + field);
            }
            return type.cast(value);
        }
    }

    /** Reads a struct to its end. */
    Struct struct() {
        try {
            return struct(0);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("is cut off", e);
        }
    }

    private Struct struct(int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("is nested more than " + MAX_DEPTH + " deep");
        }
        Map<Integer, Object> fields = new HashMap<>();
        int field = 0;
        for (int head = bytes.get() & 0xff; head != 0; head = bytes.get() & 0xff) {
            int step = head >>> 4;
            field = step == 0 ? (int) zigzag() : field + step;
            fields.put(field, value(head & 0xf, depth));
        }
        return new Struct(fields);
    }

    private Object value(int type, int depth) {
        return switch (type) {
            case TRUE -> 1L;
            case FALSE -> 0L;
            case 3 -> (long) bytes.get();
            case 4, 5, 6 -> zigzag();
            case 7 -> bytes.getDouble();
            case 8 -> binary();
            case 9, 10 -> list(depth);
            case 12 -> struct(depth + 1);
            default -> throw new IllegalArgumentException("has a value of unknown type " + type);
        };
    }

    private byte[] binary() {
        byte[] binary = new byte[length(varint())];
        bytes.get(binary);
        return binary;
    }

    private List<Object> list(int depth) {
        int head = bytes.get() & 0xff;
        int size = head >>> 4 == 15 ? length(varint()) : head >>> 4;
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int type = head & 0xf;
            list.add(type <= FALSE ? (Object) (long) bytes.get() : value(type, depth + 1));
        }
        return list;
    }

    /** Nothing that is announced can have more elements than there are bytes. */
    private int length(long announced) {
        if (announced < 0 || announced > bytes.remaining()) {
            throw new IllegalArgumentException("announces " + announced + " where " + bytes.remaining() + " are left");
        }
        return (int) announced;
    }

    private long zigzag() {
        long number = varint();
        return number >>> 1 ^ -(number & 1);
    }

    private long varint() {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte part = bytes.get();
            number |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("has an endless number");
    }
}
