package org.protogcn.picture;

import java.util.Arrays;
import java.util.Collection;

/**
 * Colours for numbers: the deeper, the stronger. Numbers of one sign go from the least to the most; those of both signs
 * are white at zero, blue above and orange below.
 */
record HeatScale(double low, double high) {
    /** Evens out the steps of {@link ColourScale}, whose first is the shortest. */
    private static final double EVEN = 1.8;

    /** One scale for all of them. */
    static HeatScale of(Collection<HeatMap> maps) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (HeatMap map : maps) {
            for (double[] row : map.values()) {
                low = Math.min(low, Arrays.stream(row).min().orElse(low));
                high = Math.max(high, Arrays.stream(row).max().orElse(high));
            }
        }
        boolean signed = maps.stream().anyMatch(HeatMap::difference) || low < 0;
        double most = Math.max(Math.abs(low), Math.abs(high));
        return signed ? new HeatScale(-most, most) : new HeatScale(low, high);
    }

    private boolean signed() {
        return low < 0;
    }

    /** From 0 to 1. */
    double strength(double value) {
        double from = signed() ? 0 : low;
        double share = high > from ? ((signed() ? Math.abs(value) : value) - from) / (high - from) : 0;
        return Math.max(0, Math.min(1, share));
    }

    /** {@code 0xRRGGBB}. */
    int colour(double value) {
        ColourScale scale = value < 0 ? ColourScale.WRONG : ColourScale.RIGHT;
        return scale.at(Math.pow(strength(value), EVEN));
    }
}
