package org.protogcn.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A stretch of numbers with round ticks.
 *
 * @param percent whether numbers are fractions to be read in per cent
 */
record Axis(double low, double high, double step, boolean percent) {
    private static final int TICKS = 5;

    /** From about {@code low} to about {@code high}, both round. */
    static Axis around(double low, double high) {
        double span = Math.max(high - low, 1e-9);
        double power = Math.pow(10, Math.floor(Math.log10(span / TICKS)));
        double step = DoubleStream.of(1, 2, 5, 10)
                .map(digit -> digit * power)
                .filter(candidate -> span / candidate <= TICKS)
                .findFirst()
                .orElse(10 * power);
        return new Axis(Math.floor(low / step) * step, Math.ceil(high / step) * step, step, false);
    }

    /** From 0 to 100 %. */
    static Axis ofShares() {
        return new Axis(0, 1, 0.2, true);
    }

    /** Whole numbers from 1. */
    static Axis ofCounts(int last) {
        Axis round = around(0, Math.max(2, last));
        return new Axis(1, Math.max(2, last), Math.max(1, round.step), false);
    }

    /** 0 at the low end, 1 at the high one. */
    double share(double value) {
        return (value - low) / (high - low);
    }

    List<Double> ticks() {
        double first = Math.ceil(low / step - 1e-9) * step + 0.0; // -0 would be shown
        return DoubleStream.iterate(first, tick -> tick <= high + 1e-9 * step, tick -> tick + step)
                .boxed()
                .toList();
    }

    String text(double tick) {
        if (percent) {
            return String.format(Locale.ROOT, "%.0f %%", 100 * tick);
        }
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%." + digits + "f", tick);
    }
}
