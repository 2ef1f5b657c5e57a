package org.protogcn.picture;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A stretch of numbers with round ticks.
 *
 * @param step from tick to tick
 * @param percent whether numbers are fractions to be read in per cent
 */
public record Axis(double low, double high, double step, boolean percent) {
    private static final int TICKS = 5;
    private static final int TICKS_ALONG = 7;

    /** From about {@code low} to about {@code high}, both round. */
    public static Axis around(double low, double high) {
        double step = step(high - low, TICKS);
        return new Axis(Math.floor(low / step) * step, Math.ceil(high / step) * step, step, false);
    }

    /** All of these, with some room on both sides, for a long axis. */
    public static Axis withRoom(double[] values) {
        double low = DoubleStream.of(values).min().orElse(0);
        double high = DoubleStream.of(values).max().orElse(1);
        double room = high > low ? 0.08 * (high - low) : 0.5;
        return new Axis(low - room, high + room, step(high - low + 2 * room, TICKS_ALONG), false);
    }

    /** From 0 to 100 %. */
    public static Axis ofShares() {
        return new Axis(0, 1, 0.2, true);
    }

    /** Whole numbers from 1. */
    public static Axis ofCounts(int last) {
        int high = Math.max(2, last);
        return new Axis(1, high, Math.max(1, step(high, TICKS)), false);
    }

    /** The least round one of which no more than so many fit. */
    private static double step(double span, int ticks) {
        double some = Math.max(span, 1e-9);
        double power = Math.pow(10, Math.floor(Math.log10(some / ticks)));
        return DoubleStream.of(1, 2, 5, 10)
                .map(digit -> digit * power)
                .filter(candidate -> some / candidate <= ticks)
                .findFirst()
                .orElse(10 * power);
    }

    /** 0 at the low end, 1 at the high one. */
    public double share(double value) {
        return (value - low) / (high - low);
    }

    /** The place of a value where the low end is at {@code begin} and the high one at {@code end}. */
    public double at(double value, double begin, double end) {
        return begin + share(value) * (end - begin);
    }

    /** Round numbers from the low end to the high one. */
    public List<Double> ticks() {
        double first = Math.ceil(low / step - 1e-9) * step + 0.0; // -0 would be shown
        return DoubleStream.iterate(first, tick -> tick <= high + 1e-9 * step, tick -> tick + step)
                .boxed()
                .toList();
    }

    /** A tick as people write it, e.g. {@code 2.5}, {@code 10} or {@code 40 %}. */
    public String text(double tick) {
        if (percent) {
            return String.format(Locale.ROOT, "%.0f %%", 100 * tick);
        }
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%." + digits + "f", tick);
    }
}
