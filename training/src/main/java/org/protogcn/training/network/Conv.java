package org.protogcn.training.network;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.tape.Value;
import org.protogcn.training.tensor.Tensors;

/** A convolution along time, {@code [N,C,T,V] -> [N,C',T/stride,V]}, with bias; no joint sees another. */
final class Conv {
    private final Weight weight;
    private final Optional<Weight> bias;
    private final Window window;

    /** 1x1. */
    Conv(Declarations in, long from, long to, int stride) {
        this(in, from, to, 1, stride, 1);
    }

    /** {@code length} x 1, padded so that stride 1 keeps T. */
    Conv(Declarations in, long from, long to, int length, int stride, int dilation) {
        Initial initial = new Initial.FanIn(from * length);
        this.weight = in.parameter("weight", initial, to, from, length, 1);
        this.bias = Optional.of(in.parameter("bias", initial, to));
        this.window = Window.of(from, to, length, stride, dilation);
    }

    private Conv(Weight weight, Optional<Weight> bias, Window window) {
        this.weight = weight;
        this.bias = bias;
        this.window = window;
    }

    /** 1x1 without a bias, whose weights are stored as those of a linear layer, {@code [C',C]}. */
    static Conv linear(Declarations in, long from, long to) {
        Weight weight = in.parameter("weight", new Initial.FanIn(from), to, from);
        return new Conv(weight, Optional.empty(), Window.point(from, to));
    }

    /** Convolutions of the same input as one, their channels in a row; all of one length, stride and dilation. */
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
        return flow.tape().apply(() -> forward(x.tensor()), gradient -> backward(x, gradient, true));
    }

    /** Before a batch norm of the batch's own statistics, which takes any bias away again: its gradient is zero. */
    Value beforeNorm(Value x, Flow flow) {
        return flow.tape().apply(() -> forward(x.tensor()), gradient -> backward(x, gradient, !flow.training()));
    }

    /** {@code factor * conv(x) + offset}, by channel. */
    Tensor scaled(Tensor x, Tensor factor, Tensor offset) {
        Tensor scaledWeight = weight.tensor().view(window.kernel()).mul(factor.view(-1, 1, 1, 1));
        Tensor scaledBias = bias.map(b -> b.tensor().mul(factor).add(offset)).orElse(offset);
        ScalarType type = x.scalar_type();
        return window.forward(x, scaledWeight.to(type), new TensorOptional(scaledBias.to(type)));
    }

    private Tensor forward(Tensor x) {
        TensorOptional offset = bias.map(b -> new TensorOptional(b.active())).orElseGet(TensorOptional::new);
        return window.forward(x, weight.active(), offset);
    }

    private void backward(Value x, Tensor gradient, boolean biased) {
        boolean ofBias = biased && bias.isPresent();
        Optional<PointGradient> ownWay = PointGradient.of(window, gradient, x.tensor());
        boolean theirs = ownWay.isEmpty();
        T_TensorTensorTensor_T gradients =
                window.backward(gradient, x.tensor(), weight.active(), true, theirs, ofBias && theirs);
        x.gather(Tensors.own(gradients.get0()));
        Tensor ofWeight = ownWay.map(way -> way.ofWeight(weight.active())).orElseGet(gradients::get1);
        weight.gather(ofWeight.view(weight.shape()));
        if (ofBias) {
            bias.get().gather(ownWay.map(PointGradient::ofBias).orElseGet(gradients::get2));
        }
    }
}
