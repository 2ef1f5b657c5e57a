package org.protogcn.random;

import java.util.random.RandomGenerator;

/**
 * NumPy's legacy generator, {@code numpy.random.RandomState(seed)}: the Mersenne Twister MT19937, and on top of it the
 * same numbers for {@code rand}, {@code randint} and {@code standard_normal}, and through {@link Permutations} for
 * {@code permutation}, {@code shuffle} and {@code choice} without replacement. Not thread-safe.
 */
public final class LegacyRandom implements RandomGenerator {
    private static final int SIZE = 624;
    private static final int SHIFT = 397;
    private static final int TWIST = 0x9908b0df;
    private static final int UPPER_BIT = 0x80000000;
    private static final int LOWER_BITS = 0x7fffffff;

    private final int[] state = new int[SIZE];
    private int position = SIZE;
    private boolean gaussianKept;
    private double keptGaussian;

    /**
     * @param seed 0 to 2³² − 1
     * @throws IllegalArgumentException for another seed, as NumPy refuses it
     */
    public LegacyRandom(long seed) {
        if (seed < 0 || seed > 0xffffffffL) {
            throw new IllegalArgumentException("a seed lies between 0 and 4294967295, got " + seed);
        }
        state[0] = (int) seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** The generator's next 32 bits. */
    @Override
    public int nextInt() {
        if (position == SIZE) {
            twist();
        }
        int word = state[position++];
        word ^= word >>> 11;
        word ^= (word << 7) & 0x9d2c5680;
        word ^= (word << 15) & 0xefc60000;
        return word ^ (word >>> 18);
    }

    private void twist() {
        for (int i = 0; i < SIZE; i++) {
            int mixed = (state[i] & UPPER_BIT) | (state[(i + 1) % SIZE] & LOWER_BITS);
            state[i] = state[(i + SHIFT) % SIZE] ^ (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : TWIST);
        }
        position = 0;
    }

    @Override
    public long nextLong() {
        long high = nextInt();
        return high << 32 | Integer.toUnsignedLong(nextInt());
    }

    /** {@code rand()}: uniform in [0, 1), with 53 random bits. */
    @Override
    public double nextDouble() {
        long high = nextInt() >>> 5;
        long low = nextInt() >>> 6;
        return (high * 0x1p26 + low) * 0x1p-53;
    }

    /**
     * {@code randint(bound)}: uniform in [0, bound), by rejection under the smallest mask of ones. A bound of 1 leaves
     * the generator where it is. {@code randint} of an array of bounds is a call for each.
     */
    @Override
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be positive, got " + bound);
        }
        int largest = bound - 1;
        if (largest == 0) {
            return 0;
        }
        int mask = -1 >>> Integer.numberOfLeadingZeros(largest);
        int value = nextInt() & mask;
        while (value > largest) {
            value = nextInt() & mask;
        }
        return value;
    }

    /**
     * {@code standard_normal()}, by the polar method, which yields pairs: the second is kept for the next call. About
     * one value in a thousand may differ in its last bit, because the two platforms' logarithms do.
     */
    @Override
    public double nextGaussian() {
        if (gaussianKept) {
            gaussianKept = false;
            return keptGaussian;
        }
        double x;
        double y;
        double square;
        do {
            x = 2.0 * nextDouble() - 1.0;
            y = 2.0 * nextDouble() - 1.0;
            square = x * x + y * y;
        } while (square >= 1.0 || square == 0.0);
        double factor = Math.sqrt(-2.0 * Math.log(square) / square);
        keptGaussian = factor * x;
        gaussianKept = true;
        return factor * y;
    }
}
