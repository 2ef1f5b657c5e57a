package org.protogcn.picture;

/** Colours for fractions: none, few, half, all. Few stand out from none, so that rare mistakes can be seen. */
public final class ColourScale {
    /** White to dark blue. */
    public static final ColourScale RIGHT = new ColourScale(0xffffff, 0xa6c8e4, 0x3f86c0, 0x0b2f5e);

    /** White to dark orange. */
    public static final ColourScale WRONG = new ColourScale(0xffffff, 0xfbc48a, 0xec7014, 0x7f2704);

    private static final double[] KNOTS = {0, 0.12, 0.5, 1};

    private final int[] colours;

    /** @param colours RGB at 0, 0.12, 0.5 and 1 */
    private ColourScale(int... colours) {
        this.colours = colours;
    }

    /** {@code 0xRRGGBB} for 0 to 1. */
    public int at(double fraction) {
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
        return mixed;
    }
}
