package org.protogcn.training.explain;

import java.util.Arrays;

/** Arithmetic with topologies, {@code [V·V]} each. */
final class Topologies {
    private Topologies() {}

    /** {@code [V][V]}. */
    static double[][] square(double[] flat) {
        int joints = (int) Math.round(Math.sqrt(flat.length));
        double[][] rows = new double[joints][joints];
        for (int i = 0; i < flat.length; i++) {
            rows[i / joints][i % joints] = flat[i];
        }
        return rows;
    }

    /** {@code [V·V]}. */
    static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    static void add(double[] what, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += what[i];
        }
    }

    static double[] times(double factor, double[] values) {
        double[] product = new double[values.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = factor * values[i];
        }
        return product;
    }

    /** The mean over those of {@code [N][size]} that {@code present} names; zero if it names none. */
    static double[] mean(double[] all, int size, int first, boolean[] present) {
        double[] mean = new double[size];
        int count = 0;
        for (int n = 0; n < present.length; n++) {
            if (present[n]) {
                count++;
                for (int i = 0; i < size; i++) {
                    mean[i] += all[(first + n) * size + i];
                }
            }
        }
        return count == 0 ? mean : times(1.0 / count, mean);
    }
}
