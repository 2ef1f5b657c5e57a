package org.protogcn.training.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A convolution along time, {@code [N,C,T,V] -> [N,C',T/stride,V]}, with bias; no joint sees another. */
final class Conv {
    private static final long[] UNDILATED = {1, 1};

    private final Weight weight;
    private final Weight bias;
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
        this.bias = in.parameter("bias", initial, to);
        this.stride = new long[] {stride, 1};
        this.padding = new long[] {(long) dilation * (length - 1) / 2, 0};
        this.dilation = dilation == 1 ? UNDILATED : new long[] {dilation, 1};
    }

    Tensor forward(Tensor x) {
        return torch.conv2d(x, weight.tensor(), new TensorOptional(bias.tensor()), stride, padding, dilation, 1);
    }
}
