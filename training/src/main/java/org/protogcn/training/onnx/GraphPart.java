package org.protogcn.training.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.protogcn.training.network.NetworkConfiguration;
import org.protogcn.training.onnx.OnnxGraph.Value;

/** Graph convolution with Motion Topology Enhancement (paper 3.3, eq. 5-7), letters as in the network. */
final class GraphPart {
    private static final int HEADS = 8;

    private final OnnxGraph graph;
    private final NamedWeights weights;
    private final boolean intra;
    private final boolean inter;
    private final int joints;
    private final int channels;
    private final int perHead;

    GraphPart(OnnxGraph graph, NamedWeights weights, NetworkConfiguration sizes, int joints) {
        this.graph = graph;
        this.weights = weights;
        this.intra = sizes.intra();
        this.inter = sizes.inter();
        this.joints = joints;
        this.channels = weights.extent("post.weight", 0);
        this.perHead = channels / HEADS;
    }

    /**
     * What is found in a clip of how its joints belong together; nothing where it is switched off.
     *
     * @param inter A_inter, {@code [N,K,C',V,V]}
     * @param intra A_intra, {@code [N,K,1,V,V]}
     */
    record Topology(Optional<Value> inter, Optional<Value> intra) {
        static final Topology NONE = new Topology(Optional.empty(), Optional.empty());
    }

    Topology topology(Value x) {
        if (!intra && !inter) {
            return Topology.NONE;
        }
        Convolution qk = weights.conv("conv1").beside(weights.conv("conv2"));
        // Little work, and every frame is mixed by what comes of it.
        Value both = graph.exact().conv(graph.mean(x, true, 2), qk);
        List<Value> parts = graph.split(both, 1, channels, channels);
        Value q = graph.reshape(parts.get(0), 0, HEADS, perHead, joints); // [N,K,C',V]
        Value k = graph.reshape(parts.get(1), 0, HEADS, perHead, joints);
        return new Topology(
                inter ? Optional.of(inter(q, k)) : Optional.empty(),
                intra ? Optional.of(intra(q, k)) : Optional.empty());
    }

    /** Eq. (6), {@code [N,K,C',V,V]}. */
    private Value inter(Value q, Value k) {
        Value difference = graph.subtract(graph.unsqueeze(q, 4), graph.unsqueeze(k, 3));
        return graph.multiply(graph.tanh(difference), first("alpha"));
    }

    /** Eq. (5), {@code [N,K,1,V,V]}. */
    private Value intra(Value q, Value k) {
        Value products = graph.matmul(graph.transpose(q, 0, 1, 3, 2), k);
        return graph.unsqueeze(graph.multiply(graph.softmax(products, 2), first("beta")), 2);
    }

    /** The one entry in use of a vector of K. */
    private Value first(String name) {
        return graph.numbers(Arrays.copyOf(weights.numbers(name), 1), 1);
    }

    /** {@code [N,C,T,V] -> [N,K*C',T,V]}, eq. (7). */
    Value forward(Value x, Topology topology) {
        Value lifted = graph.convRelu(x, weights.conv("pre.0").then(weights.norm("pre.1")));
        Value y = graph.conv(mixed(lifted, topology), weights.conv("post").then(weights.norm("bn")));
        return graph.relu(graph.add(y, skip(x)));
    }

    /** What the channels of a head share is added up first: that is a small part of the whole. */
    private Value mixed(Value lifted, Topology topology) {
        Value a0 = graph.numbers(weights.numbers("A"), HEADS, 1, joints, joints);
        Value shared = topology.intra().map(found -> graph.add(found, a0)).orElse(a0);
        return topology.inter()
                .map(found -> graph.add(found, shared))
                .map(a -> graph.matmul(lifted, graph.reshape(a, 0, channels, joints, joints)))
                .orElseGet(() -> byHead(lifted, shared));
    }

    /** Without A_inter the channels of a head share their topology. */
    private Value byHead(Value lifted, Value a) {
        Value heads = graph.reshape(lifted, 0, HEADS, perHead, -1, joints);
        return graph.reshape(graph.matmul(heads, a), 0, channels, -1, joints);
    }

    private Value skip(Value x) {
        return weights.has("down.0.weight")
                ? graph.conv(x, weights.conv("down.0").then(weights.norm("down.1")))
                : x;
    }

    /** A_intra + A_inter of {@code x} with every channel written out, {@code [N,K*C',V,V]}. */
    Value everyChannel(Value x, Topology topology) {
        Value full = graph.numbers(new double[channels * joints * joints], HEADS, perHead, joints, joints);
        for (Value part : Stream.of(topology.inter(), topology.intra())
                .flatMap(Optional::stream)
                .toList()) {
            full = graph.add(part, full);
        }
        Value ofEach = topology.equals(Topology.NONE) ? graph.add(nothing(x), full) : full;
        return graph.reshape(ofEach, 0, channels, joints, joints);
    }

    /** A zero for each sequence, {@code [N,1,1,1,1]}. */
    private Value nothing(Value x) {
        Value each = graph.mean(x, true, 1, 2, 3); // [N,1,1,1]
        return graph.unsqueeze(graph.multiply(each, graph.numbers(new double[1], 1)), 4);
    }
}
