package org.protogcn.training.optimize;

/**
 * The learning rate of every step: a linear warm-up, then half a cosine down to zero, step by step rather than epoch by
 * epoch.
 *
 * @param peak the rate that the cosine starts from
 * @param warmupSteps steps of linear rise, 0 for none
 * @param steps all steps of the run
 */
public record CosineSchedule(double peak, long warmupSteps, long steps) {
    /** The rate at {@code step}, counted from 0. */
    public double rate(long step) {
        if (step < warmupSteps) {
            return peak * (step + 1) / warmupSteps;
        }
        double progress = (double) (step - warmupSteps) / Math.max(1, steps - warmupSteps);
        return peak * 0.5 * (1 + Math.cos(Math.PI * progress));
    }
}
