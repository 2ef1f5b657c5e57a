package org.protogcn.training.onnx;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** {@code y = scale * x + shift} for every channel: a batch norm that no longer learns. */
record Affine(double[] scale, double[] shift) {
    private static final double EPSILON = 1e-5;

    static Affine of(double[] weight, double[] bias, double[] mean, double[] variance) {
        double[] scale = new double[weight.length];
        double[] shift = new double[weight.length];
        for (int i = 0; i < scale.length; i++) {
            scale[i] = weight[i] / Math.sqrt(variance[i] + EPSILON);
            shift[i] = bias[i] - mean[i] * scale[i];
        }
        return new Affine(scale, shift);
    }

    static Affine scale(double[] scale) {
        return new Affine(scale, new double[scale.length]);
    }

    int channels() {
        return scale.length;
    }

    /** Of some of the channels. */
    Affine part(int from, int count) {
        return new Affine(Arrays.copyOfRange(scale, from, from + count), Arrays.copyOfRange(shift, from, from + count));
    }

    Affine withoutShift() {
        return scale(scale);
    }

    boolean isShifted() {
        return DoubleStream.of(shift).anyMatch(s -> s != 0);
    }
}
