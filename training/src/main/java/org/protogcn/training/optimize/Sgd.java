package org.protogcn.training.optimize;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.array.NdArray;
import org.protogcn.training.network.Weights;
import org.protogcn.training.tensor.Scope;
import org.protogcn.training.tensor.Tensors;

/**
 * Stochastic gradient descent with momentum, Nesterov's or plain, and weight decay on every parameter, over the flat
 * vectors of {@link Weights}. The momentum is state and belongs into checkpoints.
 */
public final class Sgd implements AutoCloseable {
    /** Elements; a few of as many floats fit into the second-level cache of a core. */
    private static final long PIECE = 1 << 17;

    private final Weights weights;
    private final double momentum;
    private final boolean nesterov;
    private final double weightDecay;
    private final double clip;
    private final Tensor velocity;

    /** @param clip largest norm of the gradient; 0 for no clipping */
    public Sgd(Weights weights, double momentum, boolean nesterov, double weightDecay, double clip) {
        this.weights = weights;
        this.momentum = momentum;
        this.nesterov = nesterov;
        this.weightDecay = weightDecay;
        this.clip = clip;
        this.velocity = Scope.own(torch.zeros_like(weights.parameters()));
    }

    /** One step against the accumulated gradients, which are zero afterwards. Nobody waits for the device. */
    public void step(double rate) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            clip(weights.gradients());
            long size = velocity.numel();
            long piece = velocity.is_cuda() ? size : PIECE;
            for (long from = 0; from < size; from += piece) {
                step(rate, from, Math.min(piece, size - from));
            }
        }
    }

    /** All of the step for a piece that stays in the processor's cache meanwhile. */
    private void step(double rate, long from, long length) {
        try (PointerScope scope = new PointerScope()) {
            Tensor parameters = weights.parameters().narrow(0, from, length);
            Tensor gradients = weights.gradients().narrow(0, from, length);
            Tensor velocities = velocity.narrow(0, from, length);
            gradients.add_(parameters, new Scalar(weightDecay));
            velocities.mul_(new Scalar(momentum)).add_(gradients);
            if (nesterov) {
                gradients.add_(velocities, new Scalar(momentum));
            }
            parameters.add_(nesterov ? gradients : velocities, new Scalar(-rate));
            gradients.zero_();
        }
    }

    /** Whether there is anything to shorten is for the device to decide: where not, the factor is one. */
    private void clip(Tensor gradients) {
        if (clip > 0) {
            Tensor factor = gradients.norm().reciprocal().mul(new Scalar(clip));
            gradients.mul_(factor.clamp_max(new Scalar(1.0)));
        }
    }

    /** The momentum, one vector in checkpoint order. */
    public NdArray velocity() {
        try (PointerScope scope = new PointerScope()) {
            return Tensors.toArray(weights.inCheckpointOrder(velocity));
        }
    }

    public void setVelocity(NdArray values) {
        try (PointerScope scope = new PointerScope()) {
            weights.outOfCheckpointOrder(Tensors.of(values), velocity);
        }
    }

    @Override
    public void close() {
        velocity.close();
    }
}
