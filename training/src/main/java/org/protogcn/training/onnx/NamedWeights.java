package org.protogcn.training.onnx;

import java.util.Map;
import org.protogcn.array.NdArray;

/** Weights by their published names, seen from one part of the network. */
record NamedWeights(Map<String, NdArray> all, String prefix) {
    NamedWeights part(String name) {
        return new NamedWeights(all, prefix + name + ".");
    }

    boolean has(String name) {
        return all.containsKey(prefix + name);
    }

    private NdArray array(String name) {
        NdArray array = all.get(prefix + name);
        if (array == null) {
            throw new IllegalArgumentException("there is no weight " + prefix + name);
        }
        return array;
    }

    double[] numbers(String name) {
        return array(name).toDoubles();
    }

    int extent(String name, int axis) {
        return array(name).dimension(axis);
    }

    /** The batch norm of this name. */
    Affine norm(String name) {
        NamedWeights norm = part(name);
        return Affine.of(
                norm.numbers("weight"),
                norm.numbers("bias"),
                norm.numbers("running_mean"),
                norm.numbers("running_var"));
    }

    Convolution conv(String name) {
        return conv(name, 1, 1);
    }

    Convolution conv(String name, int stride, int dilation) {
        NamedWeights conv = part(name);
        return new Convolution(
                conv.numbers("weight"),
                conv.numbers("bias"),
                conv.extent("weight", 1),
                conv.extent("weight", 2),
                stride,
                dilation);
    }
}
