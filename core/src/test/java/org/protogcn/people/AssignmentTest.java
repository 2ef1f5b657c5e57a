package org.protogcn.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    @Test
    void nearestForEach_isNotAlwaysTheLeastSum() {
        assertArrayEquals(new int[] {1, 0}, Assignment.solve(new double[][] {{1, 2}, {2, 9}}));
    }

    @Test
    void moreRowsThanColumns_leavesTheDearestOut() {
        assertArrayEquals(new int[] {-1, 0, -1}, Assignment.solve(new double[][] {{5}, {1}, {3}}));
    }

    @Test
    void nothing_isAssignedToNothing() {
        assertEquals(0, Assignment.solve(new double[0][0]).length);
        assertArrayEquals(new int[] {-1, -1}, Assignment.solve(new double[2][0]));
    }

    @Test
    void randomCosts_haveTheSumOfTheBestPermutation() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            double[][] costs = new double[1 + random.nextInt(5)][1 + random.nextInt(5)];
            for (double[] row : costs) {
                Arrays.setAll(row, i -> random.nextInt(4) == 0 ? 1 : random.nextDouble());
            }
            assertEquals(best(costs, 0, new boolean[costs[0].length]), sum(costs), 1e-12, "seed " + seed);
        }
    }

    private static double sum(double[][] costs) {
        int[] columns = Assignment.solve(costs);
        double sum = 0;
        int assigned = 0;
        boolean[] taken = new boolean[costs[0].length];
        for (int row = 0; row < costs.length; row++) {
            if (columns[row] >= 0) {
                assertFalse(taken[columns[row]], "a column is taken twice");
                taken[columns[row]] = true;
                sum += costs[row][columns[row]];
                assigned++;
            }
        }
        assertEquals(Math.min(costs.length, costs[0].length), assigned);
        return sum;
    }

    /** By trying everything. */
    private static double best(double[][] costs, int row, boolean[] taken) {
        if (row == costs.length) {
            return 0;
        }
        long free = IntStream.range(0, taken.length)
                .filter(column -> !taken[column])
                .count();
        double best = free < costs.length - row ? best(costs, row + 1, taken) : Double.POSITIVE_INFINITY;
        for (int column = 0; column < taken.length; column++) {
            if (!taken[column]) {
                taken[column] = true;
                best = Math.min(best, costs[row][column] + best(costs, row + 1, taken));
                taken[column] = false;
            }
        }
        return best;
    }
}
