package org.protogcn.picture;

import java.util.Arrays;
import java.util.List;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * Numbers with names on both axes, to be drawn as colours.
 *
 * @param values {@code [rows][columns]}, finite
 * @param difference whether it shows how two others differ, and so is not to be measured by their scale
 */
public record HeatMap(String title, List<String> rows, List<String> columns, double[][] values, boolean difference) {
    /** @throws IllegalArgumentException if there is not a name for every row and column */
    public HeatMap {
        int width = columns.size();
        if (values.length != rows.size() || Arrays.stream(values).anyMatch(row -> row.length != width)) {
            throw new IllegalArgumentException(title + " has " + rows.size() + " rows and " + width
                    + " columns by name, but other numbers of them by value");
        }
    }

    /** Relations of joints: row {@code u}, column {@code v} is what {@code u} gives to {@code v}. */
    public static HeatMap ofJoints(String title, SkeletonLayout layout, double[][] values) {
        return new HeatMap(title, layout.joints(), layout.joints(), values, false);
    }

    /** What is left of {@code a} when {@code b} is taken away from it. */
    public static HeatMap difference(String title, HeatMap a, HeatMap b) {
        double[][] values = new double[a.values.length][];
        for (int row = 0; row < values.length; row++) {
            values[row] = a.values[row].clone();
            for (int column = 0; column < values[row].length; column++) {
                values[row][column] -= b.values[row][column];
            }
        }
        return new HeatMap(title, a.rows, a.columns, values, true);
    }

    /** Rows for columns. */
    public HeatMap transposed() {
        double[][] turned = new double[columns.size()][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                turned[column][row] = values[row][column];
            }
        }
        return new HeatMap(title, columns, rows, turned, difference);
    }

    /**
     * With mean 0 and standard deviation 1, so that networks whose topologies are of different sizes can be compared: the
     * batch norm behind a topology makes its size meaningless.
     */
    public HeatMap standardised() {
        double[] all = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
        double mean = Arrays.stream(all).average().orElse(0);
        double variance =
                Arrays.stream(all).map(v -> (v - mean) * (v - mean)).average().orElse(0);
        double deviation = variance > 0 ? Math.sqrt(variance) : 1;
        double[][] standard = Arrays.stream(values)
                .map(row -> Arrays.stream(row).map(v -> (v - mean) / deviation).toArray())
                .toArray(double[][]::new);
        return new HeatMap(title, rows, columns, standard, difference);
    }
}
