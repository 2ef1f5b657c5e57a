package org.protogcn.random;

import java.util.random.RandomGenerator;

/** Random orders and subsets. With a {@link LegacyRandom} they are those of NumPy's legacy generator. */
public final class Permutations {
    private Permutations() {}

    /** Shuffles in place, from the back (Fisher and Yates). */
    public static void shuffle(int[] values, RandomGenerator random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    /** The numbers 0 to {@code size} − 1 in random order. */
    public static int[] permutation(int size, RandomGenerator random) {
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            values[i] = i;
        }
        shuffle(values, random);
        return values;
    }
}
