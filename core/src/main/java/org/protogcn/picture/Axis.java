package org.protogcn.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * A scale from values to pixels.
 *
 * @param least value at the beginning
 * @param most value at the end, larger
 * @param begin pixel of {@code least}
 * @param end pixel of {@code most}
 */
public record Axis(double least, double most, double begin, double end) {
    private static final int FEW_TICKS = 7;
    private static final double[] ROUND = {1, 2, 5, 10};

    /** An axis that holds all values and some room on both sides, from pixel {@code begin} to {@code end}. */
    public static Axis around(double[] values, double begin, double end) {
        double least = DoubleStream.of(values).min().orElse(0);
        double most = DoubleStream.of(values).max().orElse(1);
        double room = most > least ? 0.08 * (most - least) : 0.5;
        return new Axis(least - room, most + room, begin, end);
    }

    public double at(double value) {
        return begin + (value - least) / (most - least) * (end - begin);
    }

    /** Round values within the axis, a few of them. */
    public double[] ticks() {
        double step = step();
        return LongStream.rangeClosed((long) Math.ceil(least / step), (long) Math.floor(most / step))
                .mapToDouble(n -> n * step)
                .toArray();
    }

    /** A tick as people write it, e.g. {@code 2.5} or {@code 10}. */
    public String label(double tick) {
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(step()) - 1e-9));
        return String.format(Locale.ROOT, "%." + digits + "f", tick);
    }

    private double step() {
        double rough = (most - least) / FEW_TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        return power
                * Arrays.stream(ROUND)
                        .filter(r -> r * power >= rough)
                        .findFirst()
                        .orElse(10);
    }
}
