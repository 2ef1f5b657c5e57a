package org.protogcn.training.network;

import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.training.tensor.Switches;

/**
 * What a convolution over {@code [N,C,T,V]} looks at: everything about it but its weights.
 *
 * @param kernel {@code [C',C,length,1]}
 */
record Window(long[] kernel, long[] stride, long[] padding, long[] dilation) {
    private static final long[] NOT_PADDED = {0, 0};

    /** {@code length} frames, padded so that stride 1 keeps T. */
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

    /** One place of every frame it looks at. */
    boolean isPoint() {
        return kernel[2] == 1 && stride[0] == 1;
    }

    /** All frames that it looks at are multiples of this one: its stride, if the frames beside the middle one allow. */
    long step() {
        boolean alone = kernel[2] == 1;
        return alone || dilation[0] % stride[0] == 0 ? stride[0] : 1;
    }

    /** The same of such frames only. */
    Window ofEvery(long step) {
        return new Window(kernel, new long[] {stride[0] / step, 1}, new long[] {padding[0] / step, 0}, new long[] {
            Math.max(1, dilation[0] / step), 1
        });
    }

    Tensor forward(Tensor x, Tensor weight, TensorOptional bias) {
        return torch.conv2d(x, weight.view(kernel), bias, stride, padding, dilation, 1);
    }

    /** Which of the gradients of x and weights are wanted; the others are undefined. */
    T_TensorTensorTensor_T backward(Tensor gradient, Tensor x, Tensor weight, boolean ofX, boolean ofWeight) {
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
                Switches.of(ofX, ofWeight, false));
    }
}
