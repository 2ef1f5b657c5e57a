package org.protogcn.training.explain;

import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * How clearly a network decides for a class: {@code log(p / (1 - p))}.
 *
 * @param logits {@code [B,M,T,V,3] -> [B,classes]}
 * @param label the class
 */
record LogOdds(UnaryOperator<Tensor> logits, int label) {
    /** {@code [B,M,T,V,3] -> [B]}. */
    Tensor of(Tensor clips) {
        Tensor all = logits.apply(clips);
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
