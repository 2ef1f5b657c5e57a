package org.protogcn.runtime;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks through the fields of a message in protocol buffers' wire format, without building it. Every length is checked
 * against what is there.
 */
final class Wire {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;
    private static final int MOST_VARINT_BITS = 63;

    /** A message that does not follow the format. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String problem) {
            super(problem);
        }
    }

    private final ByteBuffer bytes;
    private int field;
    private int type;
    private long number;
    private ByteBuffer content;

    Wire(ByteBuffer bytes) {
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the next field; false at the end. */
    boolean next() throws MalformedException {
        if (!bytes.hasRemaining()) {
            return false;
        }
        long key = varint();
        field = (int) (key >>> 3);
        type = (int) (key & 7);
        try {
            read();
        } catch (BufferUnderflowException e) {
            throw new MalformedException("it is cut off");
        }
        return true;
    }

    private void read() throws MalformedException {
        switch (type) {
            case VARINT -> number = varint();
            case FIXED64 -> number = bytes.getLong();
            case FIXED32 -> number = bytes.getInt();
            case BYTES -> content = slice(varint());
            default -> throw new MalformedException("it holds a field of the unknown type " + type);
        }
    }

    private long varint() throws MalformedException {
        long value = 0;
        for (int shift = 0; shift <= MOST_VARINT_BITS; shift += 7) {
            if (!bytes.hasRemaining()) {
                throw new MalformedException("it is cut off");
            }
            byte next = bytes.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedException("it holds a number of too many digits");
    }

    private ByteBuffer slice(long length) throws MalformedException {
        if (length < 0 || length > bytes.remaining()) {
            throw new MalformedException("it is cut off");
        }
        ByteBuffer slice = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length);
        return slice;
    }

    /** The number of the field. */
    int field() {
        return field;
    }

    long number() throws MalformedException {
        require(type != BYTES);
        return number;
    }

    /** The field's content as a message of its own. */
    Wire message() throws MalformedException {
        require(type == BYTES);
        return new Wire(content);
    }

    String text() throws MalformedException {
        require(type == BYTES);
        return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
    }

    private void require(boolean holds) throws MalformedException {
        if (!holds) {
            throw new MalformedException("field " + field + " is of the wrong kind");
        }
    }
}
