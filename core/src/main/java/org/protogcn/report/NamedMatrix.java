package org.protogcn.report;

import java.util.List;
import org.protogcn.InvalidInputException;
import org.protogcn.picture.HeatMap;

/**
 * How strongly things of a list, such as joints, are related, for a page to show as colours.
 *
 * @param group what stands together in the page's choice, such as {@code layer 10}
 * @param name what it is within its group, such as {@code inter, class wave}
 * @param labels of rows and columns alike, V of them, e.g. names of joints
 * @param values {@code [V,V]}, finite; the larger, the stronger
 */
public record NamedMatrix(String group, String name, List<String> labels, double[][] values) {
    private static final int MOST_LABELS = 512;

    public NamedMatrix {
        labels = List.copyOf(labels);
        if (labels.isEmpty() || labels.size() > MOST_LABELS || values.length != labels.size()) {
            throw new InvalidInputException("matrix " + name + " has " + values.length + " rows for " + labels.size()
                    + " labels; give one for each, " + MOST_LABELS + " at most");
        }
        for (double[] row : values) {
            requireSound(name, row, labels.size());
        }
    }

    private static void requireSound(String name, double[] row, int size) {
        if (row.length != size) {
            throw new InvalidInputException(
                    "matrix " + name + " has a row of " + row.length + " values for " + size + " labels");
        }
        for (double value : row) {
            if (!Double.isFinite(value)) {
                throw new InvalidInputException("matrix " + name + " holds " + value + "; values are finite numbers");
            }
        }
    }

    HeatMap heatMap() {
        return new HeatMap(name, labels, labels, values, false);
    }
}
