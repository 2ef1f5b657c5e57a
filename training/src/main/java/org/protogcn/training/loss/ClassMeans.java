package org.protogcn.training.loss;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Means of embeddings over the clips of a class, and directions of vectors: what all objectives are made of. */
final class ClassMeans {
    private static final double LEAST_LENGTH = 1e-12;

    private ClassMeans() {}

    /** {@code [B,classes]}: 1 at the class with the highest logit. */
    static Tensor predicted(Tensor logits) {
        return labelled(logits.detach().argmax(new LongOptional(1), false), logits);
    }

    /** {@code [B,classes]}: 1 at the label. */
    static Tensor labelled(Tensor labels, Tensor logits) {
        return torch.one_hot(labels, logits.size(1)).to(logits.scalar_type());
    }

    /**
     * @param members {@code [B,classes]}: 1 where a clip counts for a class
     * @return the mean embedding of the clips of each class, {@code [256,classes]}; zero for a class without any
     */
    static Tensor of(Tensor embeddings, Tensor members) {
        return embeddings.t().matmul(members).div(members.sum(0).clamp_min(new Scalar(1.0)));
    }

    /** Eq. (8) for the classes that have members in this batch; the others stay. {@code [256,classes]}. */
    static Tensor moved(Tensor aggregations, Tensor embeddings, Tensor members, double momentum) {
        Tensor means = of(embeddings, members);
        Tensor updated = aggregations.mul(new Scalar(momentum)).add(means.mul(new Scalar(1 - momentum)));
        return torch.where(members.sum(0).gt(new Scalar(0.0)), updated, aggregations);
    }

    /** Of length 1 along an axis. */
    static Tensor unit(Tensor vectors, int axis) {
        Tensor length =
                torch.linalg_vector_norm(vectors, new Scalar(2.0), new long[] {axis}, true, new ScalarTypeOptional());
        return vectors.div(length.add(new Scalar(LEAST_LENGTH)));
    }
}
