package org.protogcn.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The middle of repeated measurements and how far they lie apart. */
public record Spread(double median, double min, double max) {
    /** Of the quotients of values that were measured in the same round. */
    public static Spread ofRatios(List<Double> dividends, List<Double> divisors) {
        return of(IntStream.range(0, divisors.size())
                .mapToObj(i -> dividends.get(i) / divisors.get(i))
                .toList());
    }

    public static Spread of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
    }

    /**
     * The median, and in brackets the least and the most.
     *
     * @param number how to write a number, as {@code String.format} takes it
     */
    public String text(String number) {
        return String.format(Locale.ROOT, number + " (" + number + " to " + number + ")", median, min, max);
    }
}
