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

    /** Of what the window sees: every such frame of the input. */
    private final long every;

    private final Window window;

    /** 1x1. */
    Conv(Declarations in, long from, long to, int stride) {
        this(in, from, to, 1, stride, 1);
    }

    /** {@code length} x 1, an odd one, padded so that stride 1 keeps T. */
    Conv(Declarations in, long from, long to, int length, int stride, int dilation) {
        Initial initial = new Initial.FanIn(from * length);
        this.weight = in.parameter("weight", initial, to, from, length, 1);
        this.bias = Optional.of(in.parameter("bias", initial, to));
        Window whole = Window.of(from, to, length, stride, dilation);
        this.every = whole.skipsFrames() ? stride : 1;
        this.window = whole.skipsFrames() ? whole.ofUnskipped() : whole;
    }

    private Conv(Weight weight, Optional<Weight> bias, Window window) {
        this.weight = weight;
        this.bias = bias;
        this.window = window;
        this.every = 1;
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
        return flow.tape().apply(() -> convolved(x.tensor(), false), gradient -> backward(x, gradient, true));
    }

    /** The same, whose channels may be outermost in memory. */
    Value forwardPlanar(Value x, Flow flow) {
        return flow.tape().apply(() -> convolved(x.tensor(), true), gradient -> backward(x, gradient, true));
    }

    /**
     * Before a batch norm of the batch's own statistics, which takes any bias away again: its gradient is zero.
     *
     * @param planar whether the result may have its channels outermost in memory
     */
    Value beforeNorm(Value x, Flow flow, boolean planar) {
        return flow.tape()
                .apply(() -> convolved(x.tensor(), planar), gradient -> backward(x, gradient, !flow.training()));
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
        return convolved(x, scaledWeight.to(type), Optional.of(scaledBias.to(type)), planar);
    }

    private Tensor convolved(Tensor x, boolean planar) {
        return convolved(x, weight.active(), bias.map(Weight::active), planar);
    }

    private Tensor convolved(Tensor x, Tensor kernel, Optional<Tensor> offset, boolean planar) {
        if (turns(x, planar)) {
            return PointProduct.forward(x, kernel.view(matrix()), offset, planar);
        }
        TensorOptional added = offset.map(TensorOptional::new).orElseGet(TensorOptional::new);
        return window.forward(Frames.every(every, x), kernel, added);
    }

    private void backward(Value x, Tensor gradient, boolean biased) {
        Tensor seen = Frames.every(every, x.tensor());
        x.gather(Frames.spread(every, ofX(gradient, seen), x.tensor()));
        weight.gather(ofWeight(gradient, seen).view(weight.shape()));
        if (biased && bias.isPresent()) {
            bias.get().gather(sums(gradient));
        }
    }

    private Tensor ofX(Tensor gradient, Tensor x) {
        return turns(x, MemoryOrder.isPlanar(gradient))
                ? PointProduct.ofX(gradient, weight.active().view(matrix()), x)
                : window.ofX(gradient, x, weight.active());
    }

    private Tensor ofWeight(Tensor gradient, Tensor x) {
        if (!window.isPoint() || x.is_cuda()) {
            return window.ofWeight(gradient, x, weight.active());
        }
        Tensor seen = Frames.every(window.step(), x);
        return Tensors.isBfloat16OnCpu(x)
                ? PointProduct.ofWeight(gradient, seen)
                : PointGradient.ofWeight(gradient, seen, weight.active());
    }

    /** Whether channels are outermost on one side, and the convolution is a product, to which that is all the same. */
    private boolean turns(Tensor x, boolean otherIsPlanar) {
        boolean isProduct = window.isPoint() && window.step() == 1 && Tensors.isBfloat16OnCpu(x);
        return isProduct && (otherIsPlanar || MemoryOrder.isPlanar(x));
    }

    /** {@code [C',C]} of 1x1. */
    private long[] matrix() {
        return new long[] {window.kernel()[0], window.kernel()[1]};
    }

    /** {@code [N,C,T,V] -> [C]}. */
    private static Tensor sums(Tensor x) {
        return MemoryOrder.isPlanar(x)
                ? x.sum(0, 2, 3)
                : Means.rows(x).flatten(0, 2).sum(0);
    }
}
