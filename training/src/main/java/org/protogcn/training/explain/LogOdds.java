package org.protogcn.training.explain;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * How clearly a network decides for a class: {@code log(p / (1 - p))}.
 *
 * @param scorer whose decisions
 * @param label the class
 */
record LogOdds(Scorer scorer, int label) {
    /** {@code [B,M,T,V,3] -> [B]}. */
    Tensor of(Tensor clips) {
        return ofLogits(scorer.logits(clips));
    }

    /** How each clip's log-odds change with its coordinates, {@code [B,M,T,V,3]}. */
    Tensor gradient(Tensor clips) {
        return scorer.gradient(clips, this::ofLogits);
    }

    private Tensor ofLogits(Tensor all) {
        long classes = all.size(1);
        Tensor own = all.select(1, label);
        if (classes == 1) {
            return own;
        }
        Tensor others =
                torch.cat(new TensorVector(all.narrow(1, 0, label), all.narrow(1, label + 1, classes - label - 1)), 1);
        return own.sub(torch.logsumexp(others, 1));
    }
}
