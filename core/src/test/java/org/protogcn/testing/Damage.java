package org.protogcn.testing;

import java.util.Arrays;
import java.util.Random;

/** Files as they come from strangers and bad disks: damaged in ways that repeat with the seed. */
public final class Damage {
    private Damage() {}

    /** {@code original} with bytes flipped, inserted or removed, its end cut off, or a length blown up. */
    public static byte[] of(byte[] original, long seed) {
        Random random = new Random(seed);
        byte[] damaged = original.clone();
        for (int i = random.nextInt(3); i >= 0 && damaged.length > 8; i--) {
            damaged = once(damaged, random);
        }
        return damaged;
    }

    private static byte[] once(byte[] bytes, Random random) {
        int place = random.nextInt(bytes.length - 8);
        switch (random.nextInt(6)) {
            case 0 -> bytes[place] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[place] = (byte) random.nextInt(256);
            case 2 -> Arrays.fill(bytes, place + random.nextInt(4), place + 4 + random.nextInt(4), (byte) 0xff);
            case 3 -> System.arraycopy(new byte[] {-1, -1, -1, 0x7f}, 0, bytes, place, 4);
            case 4 -> {
                return Arrays.copyOf(bytes, place);
            }
            default -> {
                return replaced(bytes, place, random);
            }
        }
        return bytes;
    }

    /** A stretch from elsewhere in the file instead of the one that was there. */
    private static byte[] replaced(byte[] bytes, int place, Random random) {
        int from = random.nextInt(bytes.length);
        int inserted = Math.min(random.nextInt(40), bytes.length - from);
        int after = Math.min(place + random.nextInt(40), bytes.length);
        byte[] result = Arrays.copyOf(bytes, place + inserted + bytes.length - after);
        System.arraycopy(bytes, from, result, place, inserted);
        System.arraycopy(bytes, after, result, place + inserted, bytes.length - after);
        return result;
    }
}
