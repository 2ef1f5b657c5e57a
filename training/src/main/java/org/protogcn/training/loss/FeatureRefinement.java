package org.protogcn.training.loss;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The contrast of FR-Head (Zhou, Liu and Wang, CVPR 2023): draws embeddings to the prototype of their class as
 * {@link ContrastiveLoss} does, but harder where the class is mixed up with others. A recognised clip has its own
 * similarity lowered by its distance from the clips of its class that were missed, and by its closeness to those of
 * other classes that were taken for it; the more, the less sure the classifier is. Both calibrated similarities are
 * learned from. The weight of the calibration (alpha) is the temperature, as in the published implementation, so that
 * the two cancel out; the classifier learns nothing from it.
 *
 * <p>The original applies this to features of several depths, taken apart into space and time. Here it sees the one
 * embedding that all objectives see, so that they differ in nothing else.
 */
public final class FeatureRefinement implements Objective {
    private final double temperature;
    private final double momentum;

    /**
     * @param temperature tau
     * @param momentum share of the old prototype that is kept
     */
    public FeatureRefinement(double temperature, double momentum) {
        this.temperature = temperature;
        this.momentum = momentum;
    }

    @Override
    public Tensor forward(MemoryBank bank, Tensor embeddings, Tensor logits, Tensor labels) {
        Tensor truth = ClassMeans.labelled(labels, logits); // [B,classes]
        Tensor said = ClassMeans.predicted(logits);
        Tensor recognised = truth.mul(said);
        Tensor prototypes = ClassMeans.moved(bank.aggregations(), embeddings, recognised, momentum);
        bank.store(prototypes);
        Tensor directions = ClassMeans.unit(embeddings, 1); // [B,256]
        Tensor similarities =
                directions.matmul(ClassMeans.unit(prototypes, 0)).div(new Scalar(temperature)); // [B,classes]
        Tensor doubt = recognised.mul(logits.detach().softmax(1).neg().add(new Scalar(1.0)));
        Tensor missed = truth.sub(recognised);
        Tensor mistaken = said.sub(recognised);
        Tensor fromMissed = closeness(directions, embeddings, missed).neg();
        Tensor toMistaken = closeness(directions, embeddings, mistaken);
        return calibrated(similarities, doubt, fromMissed, missed, labels)
                .add(calibrated(similarities, doubt, toMistaken, mistaken, labels));
    }

    /** Cosine between each clip and the mean of each class's members, {@code [B,classes]}. */
    private static Tensor closeness(Tensor directions, Tensor embeddings, Tensor members) {
        return directions.matmul(ClassMeans.unit(ClassMeans.of(embeddings, members), 0));
    }

    /** @param closeness what to be punished for, from -1 to 1; counts for classes that have members only */
    private static Tensor calibrated(
            Tensor similarities, Tensor doubt, Tensor closeness, Tensor members, Tensor labels) {
        Tensor counts = members.sum(0).gt(new Scalar(0.0)); // [classes]
        Tensor penalty = closeness.add(new Scalar(1.0)).mul(doubt).mul(counts);
        return torch.cross_entropy_loss(similarities.sub(penalty), labels);
    }
}
