package org.protogcn.training.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.training.tape.Value;

/** Batch norm over the second axis, with what usually follows it. Its running variance is the unbiased one, as PyTorch's. */
final class Norm {
    private static final double MOMENTUM = 0.1;

    private final String name;
    private final Weight weight;
    private final Weight bias;
    private final Weight mean;
    private final Weight variance;
    private final List<Norm> members;
    private long batches;

    Norm(Declarations in, long channels) {
        this.weight = in.parameter("weight", Initial.ONE, channels);
        this.bias = in.parameter("bias", Initial.ZERO, channels);
        this.mean = in.statistic("running_mean", Initial.ZERO, channels);
        this.variance = in.statistic("running_var", Initial.ONE, channels);
        this.members = List.of();
        this.name = in.norm(this);
    }

    /** Batch norms as one, their channels in a row. */
    Norm(Declarations in, List<Norm> members) {
        this.weight = in.stack(members.stream().map(member -> member.weight).toList());
        this.bias = in.stack(members.stream().map(member -> member.bias).toList());
        this.mean = in.stack(members.stream().map(member -> member.mean).toList());
        this.variance = in.stack(members.stream().map(member -> member.variance).toList());
        this.members = List.copyOf(members);
        this.name = "";
    }

    Value forward(Value x, Flow flow) {
        return forward(x, flow, Ending.PLAIN);
    }

    /** {@code ReLU(norm(x))}. */
    Value rectified(Value x, Flow flow) {
        return forward(x, flow, Ending.RECTIFIED);
    }

    /** By running statistics this is {@code x * factor + offset}. */
    Tensor factor() {
        return weight.tensor().mul(Moments.inverseDeviation(variance.tensor()));
    }

    /** See {@link #factor}. */
    Tensor offset(Tensor factor) {
        return bias.tensor().sub(mean.tensor().mul(factor));
    }

    /** Normalises and does what follows. */
    Value forward(Value x, Flow flow, Ending ending) {
        Moments moments = moments(x.tensor(), flow);
        Value[] result = new Value[1];
        result[0] = flow.tape()
                .apply(
                        () -> ending.forward(moments.normalise(x.tensor(), weight.tensor(), bias.tensor())),
                        gradient -> backward(x, ending, moments, ending.backward(gradient, result[0].tensor())));
        return result[0];
    }

    private void backward(Value x, Ending ending, Moments moments, Tensor gradient) {
        Moments.Gradients gradients =
                moments.backward(ending.laidOut(gradient, x.tensor()), x.tensor(), weight.tensor());
        x.gather(gradients.x());
        weight.gather(gradients.weight());
        bias.gather(gradients.bias());
        ending.added().ifPresent(value -> value.gather(gradient));
    }

    private Moments moments(Tensor x, Flow flow) {
        if (!flow.training()) {
            return Moments.constant(mean.tensor(), variance.tensor());
        }
        if (!flow.repeated()) {
            countBatch();
        }
        Moments.Running running = new Moments.Running(mean.tensor(), variance.tensor(), flow.repeated() ? 0 : MOMENTUM);
        return flow.standsFor() > 1
                ? Moments.ofBatch(x, flow.standsFor(), running, flow.tape())
                : Moments.ofBatch(x, running, flow.tape());
    }

    private void countBatch() {
        batches++;
        members.forEach(Norm::countBatch);
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
