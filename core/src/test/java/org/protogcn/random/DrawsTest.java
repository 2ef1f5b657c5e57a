package org.protogcn.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    /** A change of these numbers changes every run: no training can be repeated or resumed across it. */
    @Test
    void numbers_areTheSameForEver() {
        Draws draws = Draws.forClip(42, 3, 7).split("rotation");
        assertEquals(3973605880405885162L, draws.nextLong());
        assertArrayEquals(new int[] {9, 1, 2, 5, 3, 0, 6, 4, 7, 8}, Draws.order(42, 3, 10));
    }

    @Test
    void samePath_givesTheSameNumbers_whateverWasDrawnBefore() {
        Draws parent = Draws.of(1);
        long first = parent.split("flip").nextLong();
        parent.nextLong();
        assertEquals(first, parent.split("flip").nextLong());
    }

    @Test
    void differentPaths_giveDifferentNumbers() {
        Set<Long> seen = new HashSet<>();
        for (int epoch = 0; epoch < 50; epoch++) {
            for (int clip = 0; clip < 200; clip++) {
                seen.add(Draws.forClip(0, epoch, clip).split("flip").nextLong());
                seen.add(Draws.forClip(0, epoch, clip).split("sampling").nextLong());
            }
        }
        assertEquals(20_000, seen.size());
    }

    @Test
    void swappedLabels_areAnotherPath() {
        assertNotEquals(
                Draws.forClip(0, 2, 1).nextLong(), Draws.forClip(0, 1, 2).nextLong());
        assertNotEquals(
                Draws.of(0).split("ab").nextLong(), Draws.of(0).split("ba").nextLong());
    }

    /** Siblings are where a weak hash would show: clip n and clip n + 1 would flip together. */
    @Test
    void firstDrawsOfNeighbouringClips_areUniformAndIndependent() {
        int[] pairs = new int[100];
        for (int clip = 0; clip < 100_000; clip++) {
            double a = Draws.forClip(5, 0, clip).split("flip").nextDouble();
            double b = Draws.forClip(5, 0, clip + 1).split("flip").nextDouble();
            pairs[(int) (a * 10) * 10 + (int) (b * 10)]++;
        }
        assertTrue(Arrays.stream(pairs).allMatch(count -> Math.abs(count - 1000) < 150), Arrays.toString(pairs));
    }

    @Test
    void boundedIntegers_fillTheirRangeEvenly() {
        int[] counts = new int[7];
        Draws draws = Draws.of(9);
        for (int i = 0; i < 70_000; i++) {
            counts[draws.nextInt(7)]++;
        }
        assertTrue(Arrays.stream(counts).allMatch(count -> Math.abs(count - 10_000) < 400), Arrays.toString(counts));
        assertThrows(IllegalArgumentException.class, () -> draws.nextInt(0));
        assertTrue(draws.nextInt(Integer.MAX_VALUE) >= 0);
    }

    @Test
    void normalNumbers_haveMeanZeroAndVarianceOne() {
        Draws draws = Draws.of(11);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 100_000; i++) {
            double value = draws.nextGaussian();
            sum += value;
            squares += value * value;
        }
        assertEquals(0, sum / 100_000, 0.02);
        assertEquals(1, squares / 100_000, 0.03);
    }

    @Test
    void orders_arePermutations_andDifferBetweenEpochs() {
        int[] first = Draws.order(1, 0, 1000);
        assertArrayEquals(
                IntStream.range(0, 1000).toArray(),
                Arrays.stream(first).sorted().toArray());
        assertFalse(Arrays.equals(first, Draws.order(1, 1, 1000)));
        assertArrayEquals(first, Draws.order(1, 0, 1000));
    }

    @Test
    void between_reachesBothEndsOfWholeNumbers_andStaysWithinReals() {
        Draws draws = Draws.of(3);
        Set<Integer> whole = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            whole.add(draws.between(-1, 2));
            double real = draws.between(-0.5, 0.25);
            assertTrue(real >= -0.5 && real < 0.25, "draw " + i + ": " + real);
        }
        assertEquals(Set.of(-1, 0, 1, 2), whole);
    }

    @Test
    void chance_isMetAsOftenAsItSays() {
        Draws draws = Draws.of(4);
        long met = IntStream.range(0, 10_000).filter(i -> draws.chance(0.2)).count();
        assertTrue(Math.abs(met - 2000) < 200, met + " of 10000");
    }
}
