package org.protogcn.training.explain;

import java.util.EnumMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.training.network.NetworkConfiguration;
import org.protogcn.training.tensor.Tensors;

/**
 * The parts of one block's topology, computed from the block's weights and what enters it (paper 3.3, eq. 5 and 6) and
 * averaged over heads and channels, as the paper draws them.
 *
 * <p>Letters: N person sequences, K heads, C' channels per head, T frames, V joints.
 */
final class BlockTopology {
    private static final int HEADS = 8;

    private final NetworkConfiguration sizes;
    private final WeightTable weights;
    private final String prefix;

    /** @param block its number, from 0 */
    BlockTopology(NetworkConfiguration sizes, WeightTable weights, int block) {
        this.sizes = sizes;
        this.weights = weights;
        this.prefix = "backbone.gcn." + block + ".gcn.";
    }

    /** {@code [N·V·V]} of every part that differs from clip to clip, from what enters the block, {@code [N,C,T,V]}. */
    Map<TopologyKind, double[]> of(Tensor x) {
        Tensor mean = x.mean(2); // [N,C,V]
        Tensor q = projected(mean, "conv1");
        Tensor k = projected(mean, "conv2");
        Map<TopologyKind, double[]> parts = new EnumMap<>(TopologyKind.class);
        parts.put(TopologyKind.INTRA, numbers(intra(q, k), sizes.intra()));
        parts.put(TopologyKind.INTER, numbers(inter(q, k), sizes.inter()));
        return parts;
    }

    /** A_0, {@code [V·V]}. */
    double[] fixed() {
        return Tensors.toArray(weights.get(prefix + "A").mean(0)).toDoubles();
    }

    /** {@code [N,K*C',V]}. */
    private Tensor projected(Tensor mean, String convolution) {
        Tensor weight = weights.get(prefix + convolution + ".weight").flatten(1, 3); // [K*C',C]
        return weight.matmul(mean)
                .add(weights.get(prefix + convolution + ".bias").unsqueeze(1));
    }

    private Tensor intra(Tensor q, Tensor k) {
        long[] heads = {q.size(0), HEADS, q.size(1) / HEADS, q.size(2)};
        Tensor products = q.reshape(heads).transpose(2, 3).matmul(k.reshape(heads)); // [N,K,V,V]
        return products.softmax(2).mean(1).mul(factor("beta"));
    }

    private Tensor inter(Tensor q, Tensor k) {
        return torch.tanh(q.unsqueeze(3).sub(k.unsqueeze(2))).mean(1).mul(factor("alpha"));
    }

    private Tensor factor(String name) {
        return weights.get(prefix + name).select(0, 0);
    }

    private static double[] numbers(Tensor topology, boolean exists) {
        double[] numbers = Tensors.toArray(topology).toDoubles();
        return exists ? numbers : new double[numbers.length];
    }
}
