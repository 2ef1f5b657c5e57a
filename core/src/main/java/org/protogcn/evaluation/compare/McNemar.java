package org.protogcn.evaluation.compare;

/**
 * McNemar's test: whether two networks are right on the same clips equally often. Only clips that one of them gets
 * right and the other wrong say anything about that; if both were equally good, each of these would fall to either side
 * like a coin.
 *
 * @param onlyBaselineRight clips that only the baseline gets right
 * @param onlyOtherRight clips that only the other gets right
 * @param exact whether {@code p} is of the binomial distribution, as for few clips; else of chi-square, with the
 *     correction for continuity
 * @param p the probability of so large a difference, or a larger one, to either side, by chance
 */
public record McNemar(int onlyBaselineRight, int onlyOtherRight, boolean exact, double p) {
    /** From so many clips on, chi-square is close enough. */
    private static final int ENOUGH = 25;

    public static McNemar of(int onlyBaselineRight, int onlyOtherRight) {
        int discordant = onlyBaselineRight + onlyOtherRight;
        boolean exact = discordant < ENOUGH;
        double p = exact
                ? binomial(discordant, Math.min(onlyBaselineRight, onlyOtherRight))
                : chiSquare(Math.abs(onlyBaselineRight - onlyOtherRight), discordant);
        return new McNemar(onlyBaselineRight, onlyOtherRight, exact, p);
    }

    /** Of {@code n} fair coins, at most {@code few} of one side, for both sides. */
    private static double binomial(int n, int few) {
        double ways = 1;
        double sum = 0;
        for (int k = 0; k <= few; k++) {
            sum += ways;
            ways = ways * (n - k) / (k + 1);
        }
        return Math.min(1, 2 * sum / Math.pow(2, n));
    }

    private static double chiSquare(int difference, int discordant) {
        double corrected = Math.max(0, difference - 1);
        double statistic = corrected * corrected / discordant;
        return Normal.outside(Math.sqrt(statistic)); // the square of a normal variable, for one degree of freedom
    }
}
