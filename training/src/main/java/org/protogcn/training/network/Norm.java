package org.protogcn.training.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Batch norm over the second axis. Its running variance is the unbiased one, as PyTorch's. */
final class Norm {
    private static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;

    private final String name;
    private final Weight weight;
    private final Weight bias;
    private final Weight mean;
    private final Weight variance;
    private long batches;

    Norm(Declarations in, long channels) {
        this.weight = in.parameter("weight", Initial.ONE, channels);
        this.bias = in.parameter("bias", Initial.ZERO, channels);
        this.mean = in.statistic("running_mean", Initial.ZERO, channels);
        this.variance = in.statistic("running_var", Initial.ONE, channels);
        this.name = in.norm(this);
    }

    Tensor forward(Tensor x, Pass pass) {
        if (pass.training()) {
            batches++;
        }
        return torch.batch_norm(
                x,
                new TensorOptional(weight.tensor()),
                new TensorOptional(bias.tensor()),
                new TensorOptional(mean.tensor()),
                new TensorOptional(variance.tensor()),
                pass.training(),
                MOMENTUM,
                EPSILON,
                true);
    }

    /** The name of the counter in published checkpoints. */
    String counterName() {
        return name + "num_batches_tracked";
    }

    /** Training batches seen: not used by any formula, but part of a checkpoint. */
    long batches() {
        return batches;
    }

    void setBatches(long seen) {
        this.batches = seen;
    }
}
