package org.protogcn.training.explain;

import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.training.network.Pass;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.network.Trace;
import org.protogcn.training.tensor.Tensors;

/** What decides: logits of clips, and how they change with the clips. */
@FunctionalInterface
interface Scorer {
    /** {@code [B,M,T,V,3] -> [B,classes]}. */
    Tensor logits(Tensor clips);

    /**
     * The gradient of the sum of some score by the clips, {@code [B,M,T,V,3]}.
     *
     * @param score of logits {@code [B,classes] -> [B]}, which libtorch differentiates
     */
    default Tensor gradient(Tensor clips, UnaryOperator<Tensor> score) {
        Tensor leaf = clips.detach();
        leaf.requires_grad_(true);
        Tensor sum = score.apply(logits(leaf)).sum();
        return Tensors.own(
                torch.grad(new TensorVector(sum), new TensorVector(leaf)).get(0));
    }

    /** A network, whose own way back is taken. The gradients of its weights are zero afterwards. */
    static Scorer of(ProtoGcn network) {
        return new Scorer() {
            @Override
            public Tensor logits(Tensor clips) {
                return network.forward(clips, Pass.RECOGNITION).logits();
            }

            @Override
            public Tensor gradient(Tensor clips, UnaryOperator<Tensor> score) {
                PointerScope outer = PointerScope.getInnerScope();
                try (PointerScope scope = new PointerScope();
                        Trace trace = network.trace(clips, Pass.EXPLANATION, false)) {
                    score.apply(trace.output().logits()).sum().backward();
                    trace.backward();
                    network.weights().gradients().zero_();
                    Tensor gradient = trace.inputGradient().view(clips.sizes());
                    outer.attach(gradient);
                    return gradient;
                }
            }
        };
    }
}
