package org.protogcn.training.explain;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.array.NdArray;
import org.protogcn.training.tensor.Tensors;

/**
 * The prototypes of a network and what becomes of them (paper 3.2): pairs of joints respond to them, and a 1x1 convolution
 * with batch norm decodes their mixture to a topology.
 *
 * <p>Letters: P prototypes, C channels.
 */
final class PrototypeMemory {
    private static final double EPSILON = 1e-5;

    private final WeightTable weights;

    PrototypeMemory(WeightTable weights) {
        this.weights = weights;
    }

    /** P. */
    int size() {
        return (int) query().size(0);
    }

    /**
     * R, {@code [B·V·V·P]}: every pair's responses add up to 1.
     *
     * @param topology of the last block, {@code [N,C,V,V]}
     */
    double[] responses(Tensor topology, int persons) {
        return compute(() -> {
            long[] clips = {topology.size(0) / persons, persons, topology.size(1), topology.size(2) * topology.size(3)};
            Tensor x = topology.reshape(clips).mean(1).transpose(1, 2); // [B,V*V,C]
            return x.matmul(query().t()).softmax(2);
        });
    }

    /**
     * What the decoder makes of one prototype alone, above what it makes of none, {@code [V·V]}.
     *
     * @param responses to that prototype, {@code [V·V]}
     */
    double[] decoded(int prototype, double[] responses) {
        return compute(() -> {
            Tensor response = Tensors.of(NdArray.ofDoubles(responses, 1, responses.length))
                    .to(memory().device(), memory().scalar_type());
            Tensor image = memory().select(1, prototype).unsqueeze(1).matmul(response); // [C,V*V]
            return decoded(image).sub(decoded(torch.zeros_like(image)));
        });
    }

    /** {@code [C,V*V] -> [V*V]}, the mean over channels. */
    private Tensor decoded(Tensor image) {
        Tensor weight = weights.get("backbone.post.weight").flatten(1, 3); // [C,C]
        Tensor mixed = weight.matmul(image).add(column("backbone.post.bias"));
        Tensor spread = column("backbone.bn.running_var").add(scalar(EPSILON)).sqrt();
        Tensor normed = mixed.sub(column("backbone.bn.running_mean"))
                .div(spread)
                .mul(column("backbone.bn.weight"))
                .add(column("backbone.bn.bias"));
        return torch.relu(normed).mean(0);
    }

    /** {@code [P][P]}: the cosine of the angle between what two prototypes hold in memory. */
    double[][] likeness() {
        return Topologies.square(compute(() -> {
            Tensor rows = memory().t(); // [P,C]
            Tensor lengths =
                    rows.mul(rows).sum(1).sqrt().clamp_min(scalar(1e-12)).unsqueeze(1);
            Tensor unit = rows.div(lengths);
            return unit.matmul(unit.t());
        }));
    }

    /** {@code [P,C]}. */
    private Tensor query() {
        return weights.get("backbone.prn.query_matrix.weight");
    }

    /** {@code [C,P]}. */
    private Tensor memory() {
        return weights.get("backbone.prn.memory_matrix.weight");
    }

    private Tensor column(String name) {
        return weights.get(name).unsqueeze(1);
    }

    private static Scalar scalar(double value) {
        return new Scalar(value);
    }

    private static double[] compute(Supplier<Tensor> body) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            return Tensors.toArray(body.get()).toDoubles();
        }
    }
}
