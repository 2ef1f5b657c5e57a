package org.protogcn.training.network;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A linear layer on the last axis. */
final class Linear {
    private final Weight weight;
    private final Optional<Weight> bias;

    private Linear(Weight weight, Optional<Weight> bias) {
        this.weight = weight;
        this.bias = bias;
    }

    static Linear withBias(Declarations in, long from, long to, Initial initial) {
        return new Linear(
                in.parameter("weight", initial, to, from),
                Optional.of(in.parameter("bias", new Initial.FanIn(from), to)));
    }

    static Linear withoutBias(Declarations in, long from, long to) {
        return new Linear(in.parameter("weight", new Initial.FanIn(from), to, from), Optional.empty());
    }

    Tensor forward(Tensor x) {
        TensorOptional offset = bias.map(b -> new TensorOptional(b.tensor())).orElseGet(TensorOptional::new);
        return torch.linear(x, weight.tensor(), offset);
    }
}
