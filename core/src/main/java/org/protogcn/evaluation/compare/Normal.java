package org.protogcn.evaluation.compare;

/** The standard normal distribution. */
final class Normal {
    private static final double SERIES_UP_TO = 3;
    private static final int TERMS = 60;

    private Normal() {}

    /** The probability of being farther from 0 than {@code x}, to either side; {@code x} from 0. */
    static double outside(double x) {
        return x < SERIES_UP_TO ? 1 - 2 * density(x) * series(x) : 2 * density(x) / fraction(x);
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** {@code x + x^3/3 + x^5/(3*5) + ...}: the area from 0 to x over the density. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < TERMS; n++) {
            term *= x * x / (2 * n + 1);
            sum += term;
        }
        return sum;
    }

    /** Laplace's {@code x + 1/(x + 2/(x + 3/(x + ...)))}: the density over the area beyond x. */
    private static double fraction(double x) {
        double value = x;
        for (int n = TERMS; n > 0; n--) {
            value = x + n / value;
        }
        return value;
    }
}
