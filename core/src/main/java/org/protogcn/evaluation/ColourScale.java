package org.protogcn.evaluation;

import java.awt.Color;

/** Colours for fractions: none, few, half, all. Few stand out from none, so that rare mistakes can be seen. */
final class ColourScale {
    private static final double[] KNOTS = {0, 0.12, 0.5, 1};

    private final int[] colours;

    /** @param colours RGB at 0, 0.12, 0.5 and 1 */
    ColourScale(int... colours) {
        this.colours = colours;
    }

    Color at(double fraction) {
        int knot = 1;
        while (knot < KNOTS.length - 1 && fraction > KNOTS[knot]) {
            knot++;
        }
        double weight = (fraction - KNOTS[knot - 1]) / (KNOTS[knot] - KNOTS[knot - 1]);
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = colours[knot - 1] >> shift & 0xff;
            int to = colours[knot] >> shift & 0xff;
            mixed |= (int) Math.round(from + weight * (to - from)) << shift;
        }
        return new Color(mixed);
    }
}
