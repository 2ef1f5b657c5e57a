package org.protogcn.people;

import java.util.Arrays;

/**
 * The assignment of rows to columns with the least sum of costs. Exact: the Hungarian method with potentials, one
 * shortest augmenting path per row, O(rows² · columns).
 */
final class Assignment {
    private static final int NONE = -1;

    private final double[][] costs;
    private final int columns;
    private final double[] rowPotentials;
    private final double[] columnPotentials;
    private final int[] rowOf;

    private Assignment(double[][] costs) {
        this.costs = costs;
        this.columns = costs[0].length;
        this.rowPotentials = new double[costs.length];
        this.columnPotentials = new double[columns];
        this.rowOf = new int[columns];
        Arrays.fill(rowOf, NONE);
    }

    /**
     * The column of every row, each column at most once; -1 for the rows left over where there are more rows than columns.
     *
     * @param costs finite, {@code [rows][columns]}
     */
    static int[] solve(double[][] costs) {
        if (costs.length == 0 || costs[0].length == 0) {
            return filled(costs.length);
        }
        if (costs.length > costs[0].length) {
            return inverse(solve(transposed(costs)), costs.length);
        }
        Assignment assignment = new Assignment(costs);
        for (int row = 0; row < costs.length; row++) {
            assignment.place(row);
        }
        return inverse(assignment.rowOf, costs.length);
    }

    private static int[] filled(int length) {
        int[] none = new int[length];
        Arrays.fill(none, NONE);
        return none;
    }

    private static int[] inverse(int[] places, int length) {
        int[] inverse = filled(length);
        for (int i = 0; i < places.length; i++) {
            if (places[i] != NONE) {
                inverse[places[i]] = i;
            }
        }
        return inverse;
    }

    private static double[][] transposed(double[][] costs) {
        double[][] transposed = new double[costs[0].length][costs.length];
        for (int row = 0; row < costs.length; row++) {
            for (int column = 0; column < costs[0].length; column++) {
                transposed[column][row] = costs[row][column];
            }
        }
        return transposed;
    }

    /** Grows a tree of shortest paths from the row until it reaches a free column, then shifts the rows along the path. */
    private void place(int start) {
        double[] distances = new double[columns];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        int[] previous = filled(columns);
        boolean[] reached = new boolean[columns];
        int row = start;
        int from = NONE;
        double length = 0;
        while (true) {
            relax(row, from, length, distances, previous, reached);
            from = nearest(distances, reached);
            length = distances[from];
            reached[from] = true;
            if (rowOf[from] == NONE) {
                break;
            }
            row = rowOf[from];
        }
        adjust(start, length, distances, reached);
        shift(start, from, previous);
    }

    private void relax(int row, int from, double length, double[] distances, int[] previous, boolean[] reached) {
        for (int column = 0; column < columns; column++) {
            double distance = length + costs[row][column] - rowPotentials[row] - columnPotentials[column];
            if (!reached[column] && distance < distances[column]) {
                distances[column] = distance;
                previous[column] = from;
            }
        }
    }

    private static int nearest(double[] distances, boolean[] reached) {
        int nearest = NONE;
        for (int column = 0; column < distances.length; column++) {
            if (!reached[column] && (nearest == NONE || distances[column] < distances[nearest])) {
                nearest = column;
            }
        }
        return nearest;
    }

    private void adjust(int start, double length, double[] distances, boolean[] reached) {
        rowPotentials[start] += length;
        for (int column = 0; column < columns; column++) {
            if (reached[column] && rowOf[column] != NONE) {
                rowPotentials[rowOf[column]] += length - distances[column];
            }
            if (reached[column]) {
                columnPotentials[column] -= length - distances[column];
            }
        }
    }

    private void shift(int start, int last, int[] previous) {
        int column = last;
        while (previous[column] != NONE) {
            rowOf[column] = rowOf[previous[column]];
            column = previous[column];
        }
        rowOf[column] = start;
    }
}
