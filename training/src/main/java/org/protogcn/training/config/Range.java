package org.protogcn.training.config;

/**
 * The numbers that make sense for a key.
 *
 * @param step the number is a multiple of this; 0 for any
 */
record Range(double min, double max, int step) {
    static Range between(double min, double max) {
        return new Range(min, max, 0);
    }

    static Range atLeast(double min) {
        return new Range(min, Double.MAX_VALUE, 0);
    }

    static Range multipleOf(int step, int max) {
        return new Range(step, max, step);
    }

    boolean contains(double value) {
        return value >= min && value <= max && (step == 0 || value % step == 0);
    }

    /** For messages, e.g. {@code a number from 0 to 1}. */
    String description() {
        String kind = step == 0 ? "a number" : "a multiple of " + step;
        return max == Double.MAX_VALUE
                ? kind + " of at least " + text(min)
                : kind + " from " + text(min) + " to " + text(max);
    }

    private static String text(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
