package org.protogcn.picture;

import java.util.Arrays;
import java.util.Collection;

/**
 * Colours for numbers: the deeper, the stronger. Numbers above zero are blue, those below orange. Where all have one sign,
 * the weakest of them is white; otherwise zero is.
 *
 * @param weakest the size that is white
 * @param low the least number
 * @param high the greatest
 */
record HeatScale(double weakest, double low, double high) {
    /** Evens out the steps of {@link ColourScale}, whose first is the shortest. */
    private static final double EVEN = 1.8;

    /** One scale for all of them. */
    static HeatScale of(Collection<HeatMap> maps) {
        double[] all = maps.stream()
                .flatMap(map -> Arrays.stream(map.values()))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        return of(all, maps.stream().anyMatch(HeatMap::difference));
    }

    /** @param aroundZero whether zero is white in any case */
    static HeatScale of(double[] values, boolean aroundZero) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        if (aroundZero || low < 0 && high > 0) {
            double most = Math.max(Math.abs(low), Math.abs(high));
            return new HeatScale(0, -most, most);
        }
        return new HeatScale(Math.min(Math.abs(low), Math.abs(high)), low, high);
    }

    /** From 0 to 1. */
    double strength(double value) {
        double most = Math.max(Math.abs(low), Math.abs(high));
        double share = most > weakest ? (Math.abs(value) - weakest) / (most - weakest) : 0;
        return Math.max(0, Math.min(1, share));
    }

    /** {@code 0xRRGGBB}. */
    int colour(double value) {
        ColourScale scale = value < 0 ? ColourScale.WRONG : ColourScale.RIGHT;
        return scale.at(Math.pow(strength(value), EVEN));
    }
}
