package org.protogcn.synthetic;

import java.util.Random;

/** Random choices that depend on a seed and a few numbers alone, the same on every machine. */
final class Draws {
    private final Random random;

    Draws(long seed, long... keys) {
        long state = seed;
        for (long key : keys) {
            state = scramble(state * 31 + key);
        }
        random = new Random(scramble(state));
    }

    /** The finaliser of SplitMix64: neighbouring keys give unrelated sequences. */
    private static long scramble(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** Both ends included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double normal(double deviation) {
        return random.nextGaussian() * deviation;
    }

    Vector normalVector(double deviation) {
        return new Vector(normal(deviation), normal(deviation), normal(deviation));
    }
}
