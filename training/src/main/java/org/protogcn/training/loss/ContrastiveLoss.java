package org.protogcn.training.loss;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The class-specific contrastive loss (paper 3.4): draws every clip's embedding to the aggregation of its own class and
 * away from those of the others. It differs from eq. (8) and (9) as the authors' implementation does: only clips that
 * the classifier gets right move an aggregation, and both sides are normalised to length 1.
 */
public final class ContrastiveLoss implements Objective {
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

    /** Gradients flow to the embeddings, through the new aggregations too. */
    @Override
    public Tensor forward(MemoryBank bank, Tensor embeddings, Tensor logits, Tensor labels) {
        Tensor positives = truePositives(logits, labels).to(embeddings.scalar_type()); // [B,classes]
        Tensor aggregations = ClassMeans.moved(bank.aggregations(), embeddings, positives, momentum); // [256,classes]
        bank.store(aggregations);
        Tensor similarities = ClassMeans.unit(embeddings, 1)
                .matmul(ClassMeans.unit(aggregations, 0))
                .div(new Scalar(temperature));
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
}
