package org.protogcn.evaluation;

import java.util.stream.IntStream;

/**
 * Between which values a true rate lies with 95 % confidence, seen what was counted.
 *
 * @param low 0 to 1
 * @param high 0 to 1
 */
public record Interval(double low, double high) {
    private static final double Z = 1.959963984540054;

    /** Wilson's interval for {@code hits} of {@code trials}; all of 0 to 1 without trials. */
    public static Interval wilson(int hits, int trials) {
        if (trials == 0) {
            return new Interval(0, 1);
        }
        double share = (double) hits / trials;
        double scale = 1 + Z * Z / trials;
        double middle = (share + Z * Z / (2.0 * trials)) / scale;
        double reach = Z / scale * Math.sqrt(share * (1 - share) / trials + Z * Z / (4.0 * trials * trials));
        return new Interval(Math.max(0, middle - reach), Math.min(1, middle + reach));
    }

    /**
     * For the mean recall of the classes that have clips: the classes' own Wilson intervals, put together as those of
     * independent rates (Zou and Donner, 2008).
     */
    public static Interval ofMeanRecall(ConfusionMatrix confusion) {
        int[] classes = IntStream.range(0, confusion.classes())
                .filter(c -> confusion.support(c) > 0)
                .toArray();
        if (classes.length == 0) {
            return new Interval(0, 1);
        }
        double mean =
                IntStream.of(classes).mapToDouble(confusion::recall).average().orElseThrow();
        double below = 0;
        double above = 0;
        for (int c : classes) {
            Interval own = wilson(confusion.count(c, c), confusion.support(c));
            below += Math.pow(confusion.recall(c) - own.low, 2);
            above += Math.pow(own.high - confusion.recall(c), 2);
        }
        return new Interval(mean - Math.sqrt(below) / classes.length, mean + Math.sqrt(above) / classes.length);
    }
}
