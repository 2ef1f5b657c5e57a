package org.protogcn.training.network;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.tape.Value;
import org.protogcn.training.tensor.Switches;
import org.protogcn.training.tensor.Tensors;

/** A convolution along time, {@code [N,C,T,V] -> [N,C',T/stride,V]}, with bias; no joint sees another. */
final class Conv {
    private static final long[] UNDILATED = {1, 1};
    private static final long[] NOT_PADDED = {0, 0};
    private static final long LARGE = 256 * 256;

    private final Weight weight;
    private final Optional<Weight> bias;
    private final long[] kernel;
    private final long[] stride;
    private final long[] padding;
    private final long[] dilation;

    /** 1x1. */
    Conv(Declarations in, long from, long to, int stride) {
        this(in, from, to, 1, stride, 1);
    }

    /** {@code length} x 1, padded so that stride 1 keeps T. */
    Conv(Declarations in, long from, long to, int length, int stride, int dilation) {
        Initial initial = new Initial.FanIn(from * length);
        this.weight = in.parameter("weight", initial, to, from, length, 1);
        this.bias = Optional.of(in.parameter("bias", initial, to));
        this.kernel = weight.shape();
        this.stride = new long[] {stride, 1};
        this.padding = new long[] {(long) dilation * (length - 1) / 2, 0};
        this.dilation = dilation == 1 ? UNDILATED : new long[] {dilation, 1};
    }

    private Conv(Weight weight, Optional<Weight> bias, long[] kernel, long[] stride, long[] padding, long[] dilation) {
        this.weight = weight;
        this.bias = bias;
        this.kernel = kernel;
        this.stride = stride;
        this.padding = padding;
        this.dilation = dilation;
    }

    /** 1x1 without a bias, whose weights are stored as those of a linear layer, {@code [C',C]}. */
    static Conv linear(Declarations in, long from, long to) {
        Weight weight = in.parameter("weight", new Initial.FanIn(from), to, from);
        return new Conv(weight, Optional.empty(), new long[] {to, from, 1, 1}, UNDILATED, NOT_PADDED, UNDILATED);
    }

    /** Convolutions of the same input as one, their channels in a row; all of one length, stride and dilation. */
    static Conv stack(Declarations in, List<Conv> members) {
        Weight weight = in.stack(members.stream().map(member -> member.weight).toList());
        Weight bias = in.stack(
                members.stream().map(member -> member.bias.orElseThrow()).toList());
        Conv first = members.get(0);
        return new Conv(weight, Optional.of(bias), weight.shape(), first.stride, first.padding, first.dilation);
    }

    long channels() {
        return kernel[0];
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
        Tensor scaledWeight = weight.tensor().view(kernel).mul(factor.view(-1, 1, 1, 1));
        Tensor scaledBias = bias.map(b -> b.tensor().mul(factor).add(offset)).orElse(offset);
        ScalarType type = x.scalar_type();
        return torch.conv2d(
                x, scaledWeight.to(type), new TensorOptional(scaledBias.to(type)), stride, padding, dilation, 1);
    }

    private Tensor forward(Tensor x) {
        TensorOptional offset = bias.map(b -> new TensorOptional(b.active())).orElseGet(TensorOptional::new);
        return torch.conv2d(x, weight.active().view(kernel), offset, stride, padding, dilation, 1);
    }

    private void backward(Value x, Tensor gradient, boolean biased) {
        boolean ofBias = biased && bias.isPresent();
        boolean product = isProduct(gradient);
        T_TensorTensorTensor_T gradients = torch.convolution_backward(
                gradient,
                x.tensor(),
                weight.active().view(kernel),
                new long[] {kernel[0]},
                stride,
                padding,
                dilation,
                false,
                NOT_PADDED,
                1,
                Switches.of(true, !product, ofBias && !product));
        x.gather(Tensors.own(gradients.get0()));
        Tensor ofWeight = product ? product(gradient, strided(x.tensor(), gradient.size(2))) : gradients.get1();
        weight.gather(ofWeight.view(weight.shape()));
        if (ofBias) {
            bias.get().gather(product ? rows(gradient).flatten(0, 1).sum(0) : gradients.get2());
        }
    }

    /**
     * Whether the weights' gradient is found as one product of matrices: in bfloat16 on the CPU that takes half the time of
     * the convolution's own way, which besides has crashed on few channels.
     */
    private boolean isProduct(Tensor gradient) {
        return kernel[2] == 1 && gradient.scalar_type().intern() == ScalarType.BFloat16 && !gradient.is_cuda();
    }

    /**
     * The gradient of the weights of a 1x1 convolution. A large matrix is work enough for all threads; of a small one each
     * sequence's share is found apart, which takes two thirds of the time (eight sequences, 96 to 192 channels, two threads).
     */
    private static Tensor product(Tensor gradient, Tensor x) {
        Tensor left = rows(gradient);
        Tensor right = rows(x);
        return left.size(2) * right.size(2) > LARGE
                ? left.flatten(0, 1).t().matmul(right.flatten(0, 1))
                : left.transpose(1, 2).matmul(right).sum(0);
    }

    /** The frames that a convolution of this stride looks at. */
    private Tensor strided(Tensor x, long frames) {
        long[] every = {x.stride(0), x.stride(1), x.stride(2) * stride[0], x.stride(3)};
        return stride[0] == 1 ? x : x.as_strided(new long[] {x.size(0), x.size(1), frames, x.size(3)}, every);
    }

    /** {@code [N,C,T,V] -> [N,T*V,C]}. */
    private static Tensor rows(Tensor x) {
        return x.permute(0, 2, 3, 1).reshape(x.size(0), -1, x.size(1));
    }
}
