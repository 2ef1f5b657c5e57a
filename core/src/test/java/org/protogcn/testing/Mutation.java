package org.protogcn.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * A file as a stranger may have made it: damaged in its bytes, its lengths, its words and its order. The same for the
 * same seed, and never much larger than the original.
 */
public final class Mutation {
    private static final int MOST_AT_ONCE = 4;
    private static final int MOST_ADDED = 1 << 14;
    private static final long[] LENGTHS = {
        -1, 0, 1, 0x7f, 0xff, 0xffff, 1 << 20, Integer.MAX_VALUE, 1L << 31, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final String[] WORDS = {
        "-1",
        "0",
        "1",
        "4294967296",
        "2147483647",
        "-9223372036854775809",
        "99999999999999999999999999",
        "1e400",
        "1e-400",
        "1e999999999",
        "NaN",
        "nan",
        "-Infinity",
        "null",
        "true",
        "\"\"",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "(",
        ")",
        ",",
        ":",
        "\n",
        "\0",
        "\u00ff",
        "../../x"
    };

    private final Random random;

    private Mutation(long seed) {
        this.random = new Random(seed);
    }

    /** {@code original}, changed in one to four places. */
    public static byte[] of(byte[] original, long seed) {
        Mutation mutation = new Mutation(seed);
        byte[] bytes = original;
        for (int i = mutation.random.nextInt(MOST_AT_ONCE); i >= 0 && bytes.length > 0; i--) {
            bytes = mutation.once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        int place = random.nextInt(bytes.length);
        return switch (random.nextInt(10)) {
            case 0 -> withByte(bytes, place, bytes[place] ^ 1 << random.nextInt(8));
            case 1 -> withByte(bytes, place, random.nextInt(256));
            case 2 -> withByte(bytes, place, bytes[random.nextInt(bytes.length)]);
            case 3 -> withLength(bytes, place);
            case 4 -> Arrays.copyOf(bytes, place);
            case 5 -> spliced(bytes, place, place + stretch(), new byte[0], 1);
            case 6 -> spliced(bytes, place, place, chunk(bytes), 1 + random.nextInt(4));
            case 7 -> spliced(bytes, place, place + stretch(), chunk(bytes), 1);
            case 8 -> withWord(bytes, place);
            default -> spliced(bytes, place, place, wordAt(bytes, place), 1 + random.nextInt(3000));
        };
    }

    private static byte[] withByte(byte[] bytes, int place, int value) {
        byte[] changed = bytes.clone();
        changed[place] = (byte) value;
        return changed;
    }

    /** A number of one to eight bytes, in either order, with the value that a careless reader would rather not see. */
    private byte[] withLength(byte[] bytes, int place) {
        boolean little = random.nextBoolean();
        long value = LENGTHS[random.nextInt(LENGTHS.length)];
        ByteBuffer number = ByteBuffer.allocate(8).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        number.putLong(value);
        int width = 1 << random.nextInt(4);
        byte[] changed = bytes.clone();
        int fitting = Math.min(width, bytes.length - place);
        System.arraycopy(number.array(), little ? 0 : 8 - width, changed, place, fitting);
        return changed;
    }

    private byte[] withWord(byte[] bytes, int place) {
        byte[] word = WORDS[random.nextInt(WORDS.length)].getBytes(StandardCharsets.ISO_8859_1);
        return spliced(bytes, place, place + wordAt(bytes, place).length, word, 1);
    }

    /** The number or name that goes on from {@code place}, or the one byte there. */
    private static byte[] wordAt(byte[] bytes, int place) {
        int end = place;
        while (end < bytes.length && isOfAWord(bytes[end])) {
            end++;
        }
        return Arrays.copyOfRange(bytes, place, Math.max(end, place + 1));
    }

    private static boolean isOfAWord(byte b) {
        return Character.isLetterOrDigit(b & 0x7f) || b == '.' || b == '-' || b == '_';
    }

    private byte[] chunk(byte[] bytes) {
        int from = random.nextInt(bytes.length);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + stretch()));
    }

    private int stretch() {
        return 1 + random.nextInt(random.nextBoolean() ? 8 : 200);
    }

    /** {@code times} copies of {@code inserted} in place of what was there from {@code from} to {@code to}. */
    private static byte[] spliced(byte[] bytes, int from, int to, byte[] inserted, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        for (int i = 0; i < times && (i + 1) * inserted.length <= MOST_ADDED; i++) {
            out.writeBytes(inserted);
        }
        int after = Math.min(to, bytes.length);
        out.write(bytes, after, bytes.length - after);
        return out.toByteArray();
    }
}
