package org.protogcn.training.network;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.tape.Value;
import org.protogcn.training.tensor.MemoryOrder;
import org.protogcn.training.tensor.Tensors;

/** A convolution along time, {@code [N,C,T,V] -> [N,C',T/stride,V]}, with bias; no joint sees another. */
final class Conv {
    private final Weight weight;
    private final Optional<Weight> bias;
    private final Window window;
    private final long step;

    /** 1x1. */
    Conv(Declarations in, long from, long to, int stride) {
        this(in, from, to, 1, stride, 1);
    }

    /** {@code length} x 1, padded so that stride 1 keeps T. */
    Conv(Declarations in, long from, long to, int length, int stride, int dilation) {
        Initial initial = new Initial.FanIn(from * length);
        this.weight = in.parameter("weight", initial, to, from, length, 1);
        this.bias = Optional.of(in.parameter("bias", initial, to));
        Window whole = Window.of(from, to, length, stride, dilation);
        this.step = whole.step();
        this.window = whole.ofEvery(step);
    }

    private Conv(Weight weight, Optional<Weight> bias, Window window) {
        this.weight = weight;
        this.bias = bias;
        this.window = window;
        this.step = 1;
    }

    /** 1x1 without a bias, whose weights are stored as those of a linear layer, {@code [C',C]}. */
    static Conv linear(Declarations in, long from, long to) {
        Weight weight = in.parameter("weight", new Initial.FanIn(from), to, from);
        return new Conv(weight, Optional.empty(), Window.point(from, to));
    }

    /** Convolutions of the same input as one, their channels in a row; 1x1 with stride 1. */
    static Conv stack(Declarations in, List<Conv> members) {
        Weight weight = in.stack(members.stream().map(member -> member.weight).toList());
        Weight bias = in.stack(
                members.stream().map(member -> member.bias.orElseThrow()).toList());
        return new Conv(weight, Optional.of(bias), members.get(0).window.to(weight.shape()[0]));
    }

    long channels() {
        return window.kernel()[0];
    }

    Value forward(Value x, Flow flow) {
        return forward(x, flow, true, false);
    }

    /** The same, whose channels may be outermost in memory. */
    Value forwardPlanar(Value x, Flow flow) {
        return forward(x, flow, true, true);
    }

    /**
     * Before a batch norm of the batch's own statistics, which takes any bias away again: its gradient is zero.
     *
     * @param planar whether the result may have its channels outermost in memory
     */
    Value beforeNorm(Value x, Flow flow, boolean planar) {
        return forward(x, flow, !flow.training(), planar);
    }

    private Value forward(Value x, Flow flow, boolean biased, boolean planar) {
        Value seen = Frames.every(step, x, flow);
        return flow.tape()
                .apply(
                        () -> convolved(seen.tensor(), weight.active(), bias.map(Weight::active), planar),
                        gradient -> backward(seen, gradient, biased));
    }

    /**
     * {@code factor * conv(x) + offset}, by channel.
     *
     * @param planar whether the result may have its channels outermost in memory
     */
    Tensor scaled(Tensor x, Tensor factor, Tensor offset, boolean planar) {
        Tensor scaledWeight = weight.tensor().view(window.kernel()).mul(factor.view(-1, 1, 1, 1));
        Tensor scaledBias = bias.map(b -> b.tensor().mul(factor).add(offset)).orElse(offset);
        ScalarType type = x.scalar_type();
        return convolved(Frames.every(step, x), scaledWeight.to(type), Optional.of(scaledBias.to(type)), planar);
    }

    private Tensor convolved(Tensor x, Tensor kernel, Optional<Tensor> offset, boolean planar) {
        return isProduct(x) && PointProduct.turns(x, planar)
                ? PointProduct.forward(x, kernel.view(matrix()), offset, planar)
                : window.forward(x, kernel, offset.map(TensorOptional::new).orElseGet(TensorOptional::new));
    }

    private void backward(Value x, Tensor gradient, boolean biased) {
        x.gather(ofX(gradient, x.tensor()));
        weight.gather(ofWeight(gradient, x.tensor()).view(weight.shape()));
        if (biased && bias.isPresent()) {
            bias.get().gather(Means.rows(gradient).flatten(0, 2).sum(0));
        }
    }

    private Tensor ofX(Tensor gradient, Tensor x) {
        return isProduct(x) && PointProduct.turns(gradient, MemoryOrder.isPlanar(x))
                ? PointProduct.ofX(gradient, weight.active().view(matrix()), x)
                : Tensors.own(window.backward(gradient, x, weight.active(), true, false)
                        .get0());
    }

    private Tensor ofWeight(Tensor gradient, Tensor x) {
        if (isProduct(x)) {
            return PointProduct.ofWeight(gradient, x);
        }
        return window.isPoint() && PointGradient.pays(x)
                ? PointGradient.ofWeight(gradient, x, weight.active())
                : Tensors.own(window.backward(gradient, x, weight.active(), false, true)
                        .get1());
    }

    private boolean isProduct(Tensor x) {
        return window.isPoint() && PointProduct.pays(x);
    }

    /** {@code [C',C]} of 1x1. */
    private long[] matrix() {
        return new long[] {window.kernel()[0], window.kernel()[1]};
    }
}
