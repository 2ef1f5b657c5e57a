package org.protogcn.training.explain;

/**
 * Which joints, frames and persons a decision rests on. The decision is the class that the network predicts, measured by
 * its log-odds, {@code log(p / (1 - p))}, which do not level off where the network is sure.
 *
 * @param clip its id
 * @param label the true class; {@link org.protogcn.skeleton.Clip#UNLABELLED} where it is not known
 * @param predicted the class whose log-odds these are
 * @param logOdds of the clip
 * @param ground of the mean pose, which hides everything
 * @param joints V of them
 * @param windows equal stretches of the frames
 * @param persons M of them
 * @param map {@code [T][V]} integrated gradients, summed over persons and coordinates
 */
public record Attribution(
        String clip,
        int label,
        int predicted,
        double logOdds,
        double ground,
        Evidence joints,
        Evidence windows,
        Evidence persons,
        double[][] map) {
    /** Whether the decision is right. */
    public boolean recognised() {
        return predicted == label;
    }

    /** The share of {@code logOdds - ground} that the integrated gradients miss: 0 if the integral were exact. */
    public double missing() {
        double sum = 0;
        for (double value : joints.gradient()) {
            sum += value;
        }
        return Math.abs(logOdds - ground - sum) / Math.max(1e-9, Math.abs(logOdds - ground));
    }
}
