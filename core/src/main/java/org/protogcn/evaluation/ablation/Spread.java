package org.protogcn.evaluation.ablation;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Repeated measurements of one figure.
 *
 * @param count how many there are
 * @param mean NaN where there are none
 * @param deviation standard deviation of a sample, with n - 1 below; NaN where there are fewer than two
 */
public record Spread(int count, double mean, double deviation) {
    public static Spread of(double... values) {
        double mean = DoubleStream.of(values).average().orElse(Double.NaN);
        double squares =
                DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
        double deviation = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
        return new Spread(values.length, mean, deviation);
    }

    /** In per cent, e.g. {@code 91.20 ± 0.31}; a dash where there is nothing. */
    public String percent() {
        if (count == 0) {
            return "-";
        }
        String middle = String.format(Locale.ROOT, "%.2f", 100 * mean);
        return count == 1 ? middle : middle + String.format(Locale.ROOT, " ± %.2f", 100 * deviation);
    }
}
