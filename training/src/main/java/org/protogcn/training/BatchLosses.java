package org.protogcn.training;

/**
 * The terms of the loss, and what the classifier got right, over one or more batches. Sums, so that batches of different
 * size add up.
 *
 * @param clips how many clips
 * @param total sum over the clips of eq. (10)
 * @param crossEntropy sum of eq. (2)
 * @param contrastive sum of eq. (9)
 * @param correct clips whose highest score is their label's
 */
public record BatchLosses(long clips, double total, double crossEntropy, double contrastive, long correct) {
    public static final BatchLosses NONE = new BatchLosses(0, 0, 0, 0, 0);

    public BatchLosses plus(BatchLosses other) {
        return new BatchLosses(
                clips + other.clips,
                total + other.total,
                crossEntropy + other.crossEntropy,
                contrastive + other.contrastive,
                correct + other.correct);
    }

    public double meanTotal() {
        return total / clips;
    }

    public double meanCrossEntropy() {
        return crossEntropy / clips;
    }

    public double meanContrastive() {
        return contrastive / clips;
    }

    public double accuracy() {
        return (double) correct / clips;
    }
}
