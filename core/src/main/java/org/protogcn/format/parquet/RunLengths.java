package org.protogcn.format.parquet;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Small numbers as Parquet packs them: runs of one number, and groups of eight in few bits each. */
final class RunLengths {
    private RunLengths() {}

    /**
     * Unpacks {@code count} numbers of {@code bits} bits.
     *
     * @throws java.nio.BufferUnderflowException if the bytes end before
     */
    static int[] unpack(ByteBuffer bytes, int bits, int count) {
        if (bits < 0 || bits > 32) {
            throw new IllegalArgumentException("packs numbers of " + bits + " bits");
        }
        int[] numbers = new int[count];
        int filled = 0;
        while (filled < count) {
            long head = varint(bytes);
            long length = head >>> 1;
            filled = (head & 1) == 0
                    ? repeat(bytes, bits, numbers, filled, length)
                    : group(bytes, bits, numbers, filled, length * 8);
        }
        return numbers;
    }

    private static int repeat(ByteBuffer bytes, int bits, int[] numbers, int from, long length) {
        int number = 0;
        for (int shift = 0; shift < bits; shift += 8) {
            number |= (bytes.get() & 0xff) << shift;
        }
        int to = (int) Math.min(numbers.length, from + length);
        Arrays.fill(numbers, from, to, number);
        return to;
    }

    private static int group(ByteBuffer bytes, int bits, int[] numbers, int from, long length) {
        int to = (int) Math.min(numbers.length, from + length);
        long buffer = 0;
        int held = 0;
        for (int i = from; i < to; i++) {
            for (; held < bits; held += 8) {
                buffer |= (bytes.get() & 0xffL) << held;
            }
            numbers[i] = (int) (buffer & (1L << bits) - 1);
            buffer >>>= bits;
            held -= bits;
        }
        long read = ((long) (to - from) * bits + 7) / 8;
        long all = length * bits / 8;
        bytes.position((int) Math.min(bytes.limit(), bytes.position() + Math.max(0, all - read)));
        return to;
    }

    private static long varint(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte part = bytes.get();
            number |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("has an endless run");
    }
}
