package org.protogcn.benchmarks.growth;

import java.util.ArrayList;
import java.util.List;

/**
 * From values to pixels, so that equal factors are equally far apart.
 *
 * @param least value at the pixel {@code begin}
 * @param most value at the pixel {@code end}
 */
record LogScale(double least, double most, double begin, double end) {
    private static final double[] ROUND = {1, 2, 5};

    double at(double value) {
        return begin + Math.log(value / least) / Math.log(most / least) * (end - begin);
    }

    /** Round values within. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (double power = Math.pow(10, Math.floor(Math.log10(least))); power <= most; power *= 10) {
            for (double round : ROUND) {
                if (least <= round * power && round * power <= most) {
                    ticks.add(round * power);
                }
            }
        }
        return ticks;
    }
}
