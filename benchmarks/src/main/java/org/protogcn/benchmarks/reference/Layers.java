package org.protogcn.benchmarks.reference;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** One module of the network: its tensors under their published names and the layers every module is made of. */
record Layers(Map<String, Tensor> state, String module, boolean training, Observer observer) {
    private static final double RUNNING_MOMENTUM = 0.1;
    private static final double EPSILON = 1e-5;

    Layers at(String child) {
        return new Layers(state, path(child), training, observer);
    }

    boolean has(String name) {
        return state.containsKey(path(name));
    }

    Tensor tensor(String name) {
        Tensor tensor = state.get(path(name));
        if (tensor == null) {
            throw new IllegalArgumentException("the weights hold no tensor named " + path(name));
        }
        return tensor;
    }

    /** A 1x1 convolution of {@code [N,C,T,V]}. */
    Tensor conv(String name, Tensor x) {
        return conv(name, x, 1, 1);
    }

    /** A convolution over T only, padded so that stride 1 keeps T. */
    Tensor conv(String name, Tensor x, long stride, long dilation) {
        Tensor weight = tensor(name + ".weight");
        long padding = dilation * (weight.size(2) - 1) / 2;
        Tensor result = torch.conv2d(
                x,
                weight,
                new TensorOptional(tensor(name + ".bias")),
                new long[] {stride, 1},
                new long[] {padding, 0},
                new long[] {dilation, 1},
                1);
        return did(Stage.CONVOLUTIONS, result);
    }

    Tensor batchNorm(String name, Tensor x) {
        Tensor result = torch.batch_norm(
                x,
                new TensorOptional(tensor(name + ".weight")),
                new TensorOptional(tensor(name + ".bias")),
                new TensorOptional(tensor(name + ".running_mean")),
                new TensorOptional(tensor(name + ".running_var")),
                training,
                RUNNING_MOMENTUM,
                EPSILON,
                true);
        return did(Stage.NORMS, result);
    }

    Tensor relu(Tensor x) {
        return did(Stage.NORMS, x.relu());
    }

    /** x W^T, plus the bias where the checkpoint has one. */
    Tensor linear(String name, Tensor x) {
        Tensor product = x.matmul(tensor(name + ".weight").t());
        return has(name + ".bias") ? product.add(tensor(name + ".bias")) : product;
    }

    /** Tells the observer what kind of work has led to a value, and passes that on. */
    Tensor did(Stage stage, Tensor result) {
        observer.did(stage, result);
        return result;
    }

    /** Shows a value of this module to the observer and passes it on. */
    Tensor shown(Tensor value) {
        observer.saw(module, value);
        return value;
    }

    Tensor shown(String child, Tensor value) {
        observer.saw(path(child), value);
        return value;
    }

    private String path(String child) {
        return module.isEmpty() ? child : module + "." + child;
    }
}
