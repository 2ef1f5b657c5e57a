package org.protogcn.benchmarks.reference;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Training steps of the reference network: forward, both losses, backward, SGD with Nesterov momentum. */
public final class ReferenceTrainer {
    private static final double MOMENTUM = 0.9;
    private static final double WEIGHT_DECAY = 5e-4;

    private final ReferenceNetwork network;
    private final Map<String, Tensor> state;
    private final Tensor bank;
    private final double lambda;
    private final Map<String, Tensor> velocities = new HashMap<>();

    /**
     * @param state see {@link ReferenceNetwork}; trained in place, everything but running statistics
     * @param bank the memory of the contrastive loss, {@code [256,classes]}, updated in place
     * @param lambda weight of the contrastive loss
     */
    public ReferenceTrainer(ReferenceNetwork network, Map<String, Tensor> state, Tensor bank, double lambda) {
        this.network = network;
        this.state = state;
        this.bank = bank;
        this.lambda = lambda;
        state.forEach((name, tensor) -> tensor.set_requires_grad(isParameter(name)));
    }

    /** The terms of the loss at one step. */
    public record StepLosses(double total, double crossEntropy, double contrastive) {}

    /**
     * Computes the gradients of one batch, leaving them at the parameters, and moves the memory bank.
     *
     * @param x {@code [B,M,T,V,3]}
     * @param labels {@code [B]}, 64-bit
     */
    public StepLosses accumulate(Tensor x, Tensor labels) {
        try (PointerScope scope = new PointerScope()) {
            ReferenceNetwork.Output output = network.forward(x, true);
            Layers layers = network.layers(true);
            ReferenceLosses.Losses losses = ReferenceLosses.of(layers, output, labels, bank, lambda);
            layers.did(Stage.LOSSES, losses.total()).backward();
            network.observer().cameBack();
            bank.copy_(losses.bank().detach());
            StepLosses terms = new StepLosses(
                    losses.total().item().toDouble(),
                    losses.crossEntropy().item().toDouble(),
                    losses.contrastive().item().toDouble());
            network.observer().did(Stage.LOSSES);
            return terms;
        }
    }

    /** Moves the parameters along their gradients and clears these. */
    public void update(double learningRate) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            state.forEach((name, tensor) -> {
                if (isParameter(name)) {
                    update(name, tensor, new Scalar(-learningRate));
                }
            });
            network.observer().did(Stage.OPTIMISER);
        }
    }

    private void update(String name, Tensor parameter, Scalar minusRate) {
        Tensor gradient = parameter.grad().add(parameter, new Scalar(WEIGHT_DECAY));
        Tensor velocity = velocities.get(name);
        if (velocity == null) {
            velocity = gradient.clone().retainReference();
            velocities.put(name, velocity);
        } else {
            velocity.mul_(new Scalar(MOMENTUM)).add_(gradient);
        }
        parameter.add_(gradient.add(velocity, new Scalar(MOMENTUM)), minusRate);
        parameter.mutable_grad().reset();
    }

    private static boolean isParameter(String name) {
        return !name.endsWith("running_mean") && !name.endsWith("running_var");
    }
}
