package org.protogcn.training.onnx;

import java.util.Arrays;

/**
 * A convolution along time, {@code [N,C,T,V] -> [N,C',T/stride,V]}.
 *
 * @param weight {@code [C',C,length]}
 * @param bias {@code [C']}
 */
record Convolution(double[] weight, double[] bias, int from, int length, int stride, int dilation) {
    /** C'. */
    int to() {
        return bias.length;
    }

    /** This convolution, then {@code affine}, as one convolution. */
    Convolution then(Affine affine) {
        double[] scaled = weight.clone();
        double[] shifted = new double[bias.length];
        int perChannel = from * length;
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= affine.scale()[i / perChannel];
        }
        Arrays.setAll(shifted, i -> bias[i] * affine.scale()[i] + affine.shift()[i]);
        return new Convolution(scaled, shifted, from, length, stride, dilation);
    }

    /** Both on the same input, the channels of {@code other} behind these. */
    Convolution beside(Convolution other) {
        return new Convolution(joined(weight, other.weight), joined(bias, other.bias), from, length, stride, dilation);
    }

    private static double[] joined(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
