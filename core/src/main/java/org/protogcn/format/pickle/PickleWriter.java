package org.protogcn.format.pickle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;

/**
 * Writes a pickle of plain data and NumPy arrays from front to back. Memory holds one array at a time; only words and
 * types that come again and again are referred to instead of repeated, and no container ever is, so Python's reader needs
 * no more than the data, and ours can hand it over item by item.
 *
 * <p>Arrays are written in the form that every NumPy reads since 1.0: an empty array is made, then filled with its state.
 */
public final class PickleWriter {
    public static final int LOWEST_PROTOCOL = 2;
    public static final int HIGHEST_PROTOCOL = 5;

    private static final int FIRST_WITH_BYTES = 3;
    private static final int MAX_MEMO = 256;

    private final OutputStream out;
    private final int protocol;
    private final Map<String, Integer> memo = new HashMap<>();

    /** Writes one value, or the entries of a container. */
    @FunctionalInterface
    public interface Content {
        void write() throws IOException;
    }

    /**
     * Begins a pickle; exactly one value follows, then {@link #end}.
     *
     * @param protocol 2 to 5
     */
    public PickleWriter(OutputStream out, int protocol) throws IOException {
        if (protocol < LOWEST_PROTOCOL || protocol > HIGHEST_PROTOCOL) {
            throw new IllegalArgumentException("protocol " + protocol);
        }
        this.out = out;
        this.protocol = protocol;
        opcode(Opcode.PROTO);
        out.write(protocol);
    }

    public void end() throws IOException {
        opcode(Opcode.STOP);
    }

    /** A dict, whose content is a series of {@link #entry}. */
    public void dict(Content entries) throws IOException {
        opcode(Opcode.EMPTY_DICT);
        entries.write();
    }

    /** An entry of a dict. The key should be one of a few, as all keys are remembered. */
    public void entry(String key, Content value) throws IOException {
        word(key);
        value.write();
        opcode(Opcode.SETITEM);
    }

    /** A list, whose content is a series of {@link #item}. */
    public void list(Content items) throws IOException {
        opcode(Opcode.EMPTY_LIST);
        items.write();
    }

    /** An item of a list. */
    public void item(Content value) throws IOException {
        value.write();
        opcode(Opcode.APPEND);
    }

    public void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        opcode(Opcode.BINUNICODE);
        int32(bytes.length);
        out.write(bytes);
    }

    public void integer(int value) throws IOException {
        opcode(Opcode.BININT);
        int32(value);
    }

    /** A tuple of integers. */
    public void integers(int... values) throws IOException {
        opcode(Opcode.MARK);
        for (int value : values) {
            integer(value);
        }
        opcode(Opcode.TUPLE);
    }

    /** A NumPy array of the same type, shape and numbers. */
    public void array(NdArray array) throws IOException {
        global("numpy.core.multiarray", "_reconstruct");
        global("numpy", "ndarray");
        integers(0);
        once("bytes b", () -> bytes(ByteBuffer.wrap(new byte[] {'b'})));
        opcode(Opcode.TUPLE3);
        opcode(Opcode.REDUCE);
        opcode(Opcode.MARK);
        integer(1);
        integers(array.shape());
        once(array.type().numpy(), () -> type(array.type()));
        opcode(Opcode.NEWFALSE);
        bytes(array.bytes());
        opcode(Opcode.TUPLE);
        opcode(Opcode.BUILD);
    }

    private void type(DType type) throws IOException {
        String name = type.numpy();
        global("numpy", "dtype");
        text(name.substring(1));
        opcode(Opcode.NEWFALSE);
        opcode(Opcode.NEWTRUE);
        opcode(Opcode.TUPLE3);
        opcode(Opcode.REDUCE);
        opcode(Opcode.MARK);
        integer(3);
        text(name.substring(0, 1));
        opcode(Opcode.NONE);
        opcode(Opcode.NONE);
        opcode(Opcode.NONE);
        integer(-1);
        integer(-1);
        integer(0);
        opcode(Opcode.TUPLE);
        opcode(Opcode.BUILD);
    }

    private void word(String word) throws IOException {
        once("word " + word, () -> text(word));
    }

    private void global(String module, String name) throws IOException {
        once(module + " " + name, () -> {
            opcode(Opcode.GLOBAL);
            out.write((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
        });
    }

    /** Writes a value the first time, and afterwards refers to it. */
    private void once(String name, Content value) throws IOException {
        Integer place = memo.get(name);
        if (place != null) {
            opcode(Opcode.BINGET);
            out.write(place);
            return;
        }
        value.write();
        if (memo.size() < MAX_MEMO) {
            opcode(Opcode.BINPUT);
            out.write(memo.size());
            memo.put(name, memo.size());
        }
    }

    private void bytes(ByteBuffer bytes) throws IOException {
        if (protocol >= FIRST_WITH_BYTES) {
            opcode(Opcode.BINBYTES);
            int32(bytes.remaining());
            copy(bytes);
        } else {
            bytesAsText(bytes);
        }
    }

    /** Python 2 had no bytes: they are written as text of the letters 0 to 255, to be encoded again. */
    private void bytesAsText(ByteBuffer bytes) throws IOException {
        global("_codecs", "encode");
        opcode(Opcode.BINUNICODE);
        int32(utf8Length(bytes));
        while (bytes.hasRemaining()) {
            int letter = bytes.get() & 0xff;
            if (letter < 0x80) {
                out.write(letter);
            } else {
                out.write(0xc0 | (letter >> 6));
                out.write(0x80 | (letter & 0x3f));
            }
        }
        word("latin1");
        opcode(Opcode.TUPLE2);
        opcode(Opcode.REDUCE);
    }

    private static int utf8Length(ByteBuffer latin1) {
        int length = latin1.remaining();
        for (int i = latin1.position(); i < latin1.limit(); i++) {
            length = Math.addExact(length, latin1.get(i) < 0 ? 1 : 0);
        }
        return length;
    }

    private void copy(ByteBuffer bytes) throws IOException {
        byte[] chunk = new byte[Math.min(1 << 16, bytes.remaining())];
        while (bytes.hasRemaining()) {
            int length = Math.min(chunk.length, bytes.remaining());
            bytes.get(chunk, 0, length);
            out.write(chunk, 0, length);
        }
    }

    private void int32(int value) throws IOException {
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private void opcode(int code) throws IOException {
        out.write(code);
    }
}
