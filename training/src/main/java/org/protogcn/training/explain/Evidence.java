package org.protogcn.training.explain;

/**
 * What parts of a clip do for a decision, found in two ways that share no code: positive where a part speaks for the
 * class, negative where it speaks against it, in units of log-odds.
 *
 * @param gradient by integrated gradients
 * @param occlusion by which the log-odds fall when the part is hidden
 */
public record Evidence(double[] gradient, double[] occlusion) {
    /** Spearman's rank correlation of the two. */
    public double agreement() {
        return RankCorrelation.of(gradient, occlusion);
    }

    /** Every number as its share of the sum of all, regardless of signs. */
    Evidence shares() {
        return new Evidence(shares(gradient), shares(occlusion));
    }

    private static double[] shares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value);
        }
        return Topologies.times(sum == 0 ? 0 : 1 / sum, values);
    }
}
