package org.protogcn.benchmarks.reference;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Cross-entropy and the class-specific contrastive loss, paper section 3.4. */
final class ReferenceLosses {
    private static final double BANK_MOMENTUM = 0.9;
    private static final double TEMPERATURE = 0.125;
    private static final double TINY = 1e-12;

    private ReferenceLosses() {}

    /**
     * @param total cross-entropy + lambda * contrastive
     * @param bank the memory after this step, {@code [256,classes]}, with gradient history
     */
    record Losses(Tensor total, Tensor crossEntropy, Tensor contrastive, Tensor bank) {}

    /**
     * @param labels {@code [B]}
     * @param bank {@code [256,classes]}
     */
    static Losses of(Layers network, ReferenceNetwork.Output output, Tensor labels, Tensor bank, double lambda) {
        Tensor crossEntropy = torch.cross_entropy_loss(output.logits(), labels);
        // [B,256]
        Tensor f = network.linear("cls_head.csc_loss.cl_fc", output.reconstruction());
        Tensor newBank = updated(bank, f, truePositives(output.logits(), labels));
        Tensor similarity = unit(f, 1).matmul(unit(newBank, 0)).div(new Scalar(TEMPERATURE));
        Tensor contrastive = torch.cross_entropy_loss(similarity, labels);
        Tensor total = crossEntropy.add(contrastive.mul(new Scalar(lambda)));
        return new Losses(total, crossEntropy, contrastive, newBank);
    }

    /** One-hot labels of the clips that are classified rightly, zeros for the others: {@code [B,classes]}. */
    private static Tensor truePositives(Tensor logits, Tensor labels) {
        Tensor right = logits.argmax(new LongOptional(1), false).eq(labels);
        Tensor labelled = torch.one_hot(labels, logits.size(1));
        Tensor possible = logits.detach().softmax(1).gt(new Scalar(0.0));
        return labelled.mul(right.unsqueeze(1)).mul(possible).to(logits.scalar_type());
    }

    /** Moves the classes that have a true positive towards the mean of theirs. */
    private static Tensor updated(Tensor bank, Tensor f, Tensor positives) {
        // [1,classes]
        Tensor counts = positives.sum(0).unsqueeze(0);
        Tensor means = f.t().matmul(positives).div(counts.clamp_min(new Scalar(1.0)));
        Tensor moved = bank.mul(new Scalar(BANK_MOMENTUM)).add(means.mul(new Scalar(1 - BANK_MOMENTUM)));
        return torch.where(counts.gt(new Scalar(0.0)), moved, bank);
    }

    private static Tensor unit(Tensor x, long axis) {
        Tensor norm = x.norm(new ScalarOptional(new Scalar(2.0)), new long[] {axis}, true);
        return x.div(norm.add(new Scalar(TINY)));
    }
}
