package org.protogcn.training.loss;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The class-specific contrastive loss (paper 3.4): draws every clip's embedding to the aggregation of its own class and
 * away from those of the others. It differs from eq. (8) and (9) as the authors' implementation does: only clips that
 * the classifier gets right move an aggregation, and both sides are normalised to length 1.
 */
public final class ContrastiveLoss {
    private static final double LEAST_LENGTH = 1e-12;

    private final long classes;
    private final double temperature;
    private final double momentum;

    /**
     * @param temperature tau of eq. (9)
     * @param momentum alpha of eq. (8)
     */
    public ContrastiveLoss(long classes, double temperature, double momentum) {
        this.classes = classes;
        this.temperature = temperature;
        this.momentum = momentum;
    }

    /**
     * The loss of a batch; moves the bank on.
     *
     * @param bank changed to the new aggregations
     * @param embeddings f, {@code [B,256]}
     * @param logits {@code [B,classes]}
     * @param labels {@code [B]}
     * @return the mean over the batch; gradients flow to the embeddings, through the new aggregations too
     */
    public Tensor forward(MemoryBank bank, Tensor embeddings, Tensor logits, Tensor labels) {
        Tensor positives = truePositives(logits, labels).to(embeddings.scalar_type()); // [B,classes]
        Tensor aggregations = moved(bank.aggregations(), embeddings, positives); // [256,classes]
        bank.store(aggregations);
        Tensor similarities = unit(embeddings, 1).matmul(unit(aggregations, 0)).div(new Scalar(temperature));
        return torch.cross_entropy_loss(similarities, labels);
    }

    /** 1 where a clip has this label and the classifier says so too. */
    private Tensor truePositives(Tensor logits, Tensor labels) {
        Tensor detached = logits.detach();
        Tensor right = detached.argmax(new LongOptional(1), false).eq(labels); // [B]
        Tensor sure =
                detached.softmax(1).gather(1, labels.unsqueeze(1)).squeeze(1).gt(new Scalar(0.0));
        Tensor counted = right.logical_and(sure).unsqueeze(1); // [B,1]
        return torch.one_hot(labels, classes).mul(counted);
    }

    /** Eq. (8) for the classes that have positives in this batch; the others stay. */
    private Tensor moved(Tensor aggregations, Tensor embeddings, Tensor positives) {
        Tensor counts = positives.sum(0); // [classes]
        Tensor means = embeddings.t().matmul(positives).div(counts.clamp_min(new Scalar(1.0)));
        Tensor updated = aggregations.mul(new Scalar(momentum)).add(means.mul(new Scalar(1 - momentum)));
        return torch.where(counts.gt(new Scalar(0.0)), updated, aggregations);
    }

    private static Tensor unit(Tensor vectors, int axis) {
        Tensor length =
                torch.linalg_vector_norm(vectors, new Scalar(2.0), new long[] {axis}, true, new ScalarTypeOptional());
        return vectors.div(length.add(new Scalar(LEAST_LENGTH)));
    }
}
