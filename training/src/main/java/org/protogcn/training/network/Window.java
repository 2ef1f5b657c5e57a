package org.protogcn.training.network;

import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.training.tensor.Switches;
import org.protogcn.training.tensor.Tensors;

/**
 * What a convolution over {@code [N,C,T,V]} looks at: everything about it but its weights.
 *
 * @param kernel {@code [C',C,length,1]}
 */
record Window(long[] kernel, long[] stride, long[] padding, long[] dilation) {
    private static final long[] NOT_PADDED = {0, 0};

    /** An odd number of frames, padded so that stride 1 keeps T. */
    static Window of(long from, long to, int length, int stride, int dilation) {
        return new Window(
                new long[] {to, from, length, 1},
                new long[] {stride, 1},
                new long[] {(long) dilation * (length - 1) / 2, 0},
                new long[] {dilation, 1});
    }

    /** One place. */
    static Window point(long from, long to) {
        return of(from, to, 1, 1, 1);
    }

    /** The same for so many output channels. */
    Window to(long channels) {
        return new Window(new long[] {channels, kernel[1], kernel[2], kernel[3]}, stride, padding, dilation);
    }

    /** One place of each frame it looks at. */
    boolean isPoint() {
        return kernel[2] == 1;
    }

    /** From one output to the next. */
    long step() {
        return stride[0];
    }

    /** Several frames, all of which are multiples of its stride. */
    boolean skipsFrames() {
        return !isPoint() && stride[0] > 1 && dilation[0] % stride[0] == 0;
    }

    /** The same of such frames only. */
    Window ofUnskipped() {
        return new Window(kernel, new long[] {1, 1}, new long[] {padding[0] / stride[0], 0}, new long[] {
            dilation[0] / stride[0], 1
        });
    }

    Tensor forward(Tensor x, Tensor weight, TensorOptional bias) {
        return torch.conv2d(x, weight.view(kernel), bias, stride, padding, dilation, 1);
    }

    /** The gradient by x. */
    Tensor ofX(Tensor gradient, Tensor x, Tensor weight) {
        return Tensors.own(gradients(gradient, x, weight, true).get0());
    }

    /** The gradient by the weights, in the shape of the kernel. */
    Tensor ofWeight(Tensor gradient, Tensor x, Tensor weight) {
        return Tensors.own(gradients(gradient, x, weight, false).get1());
    }

    private T_TensorTensorTensor_T gradients(Tensor gradient, Tensor x, Tensor weight, boolean ofX) {
        return torch.convolution_backward(
                gradient,
                x,
                weight.view(kernel),
                new long[] {kernel[0]},
                stride,
                padding,
                dilation,
                false,
                NOT_PADDED,
                1,
                Switches.of(ofX, !ofX, false));
    }
}
