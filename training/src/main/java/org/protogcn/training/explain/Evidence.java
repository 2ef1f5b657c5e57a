package org.protogcn.training.explain;

/**
 * What parts of a clip do for a decision, found in two ways that share no code: positive where a part speaks for the
 * class, negative where it speaks against it, in units of log-odds.
 *
 * @param gradient by integrated gradients
 * @param hidden by how much the log-odds fall when only this part is hidden
 * @param alone by how much they rise when only this part is shown
 */
public record Evidence(double[] gradient, double[] hidden, double[] alone) {
    /**
     * The mean of {@link #hidden} and {@link #alone}. Hiding says little of parts that others can stand in for, showing alone
     * little of those that work together; gradients, which look all along the way between, see both.
     */
    public double[] occlusion() {
        double[] mean = new double[hidden.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (hidden[i] + alone[i]) / 2;
        }
        return mean;
    }

    /** Spearman's rank correlation of gradients and occlusion. */
    public double agreement() {
        return RankCorrelation.of(gradient, occlusion());
    }
}
