package org.protogcn.training.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.protogcn.array.NdArray;
import org.protogcn.training.network.NetworkConfiguration;
import org.protogcn.training.onnx.OnnxGraph.Value;

/** ProtoGCN in operators of ONNX: clips {@code [B,M,T,V,3]} in, logits {@code [B,classes]} out. */
final class NetworkGraph {
    private static final int BLOCKS = 10;
    private static final int COORDINATES = 3;

    /**
     * What the graph yields.
     *
     * @param logits {@code [B,classes]}
     * @param features {@code [B,C]}, the input of the classifier
     * @param topologies of every block, {@code [N,K*C',V,V]}; empty unless asked for
     * @param prototypes nothing unless asked for
     */
    record Outputs(Value logits, Value features, List<Value> topologies, Optional<Prototypes> prototypes) {}

    /**
     * @param responses R, {@code [B,V*V,P]}, eq. (3); nothing where the network does not reconstruct
     * @param reconstruction z, {@code [B,V*V]}
     */
    record Prototypes(Optional<Value> responses, Value reconstruction) {}

    private final OnnxGraph graph;
    private final NamedWeights weights;
    private final NetworkConfiguration sizes;
    private final int joints;
    private final int persons;

    /**
     * @param weights by published names
     * @param joints V
     * @param persons M, where each has features of its own in the batch norm at the door
     */
    NetworkGraph(OnnxGraph graph, Map<String, NdArray> weights, NetworkConfiguration sizes, int joints, int persons) {
        this.graph = graph;
        this.weights = new NamedWeights(weights, "");
        this.sizes = sizes;
        this.joints = joints;
        this.persons = persons;
    }

    /** @param explain also yield topologies and prototypes */
    Outputs forward(Value clips, boolean explain) {
        NamedWeights backbone = weights.part("backbone");
        Value x = normed(clips, backbone);
        List<Value> topologies = new ArrayList<>();
        for (int i = 0; i < BLOCKS; i++) {
            NamedWeights block = backbone.part("gcn." + i);
            GraphPart part = new GraphPart(graphOf(i), block.part("gcn"), sizes, joints);
            GraphPart.Topology topology = part.topology(x);
            if (explain) {
                topologies.add(part.everyChannel(x, topology));
            }
            x = block(i, block, x, part.forward(x, topology));
        }
        Value perPerson = graph.mean(x, false, 2, 3); // [N,C]
        Value features = graph.mean(perClip(clips, perPerson, channels()), false, 1); // [B,C]
        return new Outputs(
                classified(features),
                features,
                topologies,
                explain ? Optional.of(prototypes(clips, topologies.get(BLOCKS - 1))) : Optional.empty());
    }

    /** Where coordinates become features, a rounding would reach everything behind it. */
    private OnnxGraph graphOf(int block) {
        OnnxGraph part = graph.part("block" + block + ".graph");
        return block == 0 ? part.exact() : part;
    }

    private static int stride(int block) {
        return block == 4 || block == 7 ? 2 : 1;
    }

    private int channels() {
        return sizes.width() * 4;
    }

    /** {@code [B,M,T,V,3] -> [N,3,T,V]}. */
    private Value normed(Value clips, NamedWeights backbone) {
        int together = sizes.inputNorm() == NetworkConfiguration.InputNorm.MVC ? persons : 1;
        int features = together * joints * COORDINATES;
        Value byFrame = graph.transpose(clips, 2, 0, 1, 3, 4); // [T,B,M,V,3]
        Value flat = graph.reshape(byFrame, 0, -1, features);
        Value normed = flat;
        if (sizes.inputNorm() != NetworkConfiguration.InputNorm.NONE) {
            Affine norm = backbone.norm("data_bn");
            normed = graph.add(
                    graph.multiply(flat, graph.numbers(norm.scale(), features)), graph.numbers(norm.shift(), features));
        }
        return graph.transpose(graph.reshape(normed, 0, -1, joints, COORDINATES), 1, 3, 0, 2);
    }

    private Value block(int index, NamedWeights block, Value x, Value moved) {
        TemporalPart temporal =
                new TemporalPart(graph.part("block" + index + ".temporal"), block.part("tcn"), joints, stride(index));
        Value y = temporal.forward(moved);
        return graph.relu(index == 0 ? y : graph.add(y, residual(index, block, x)));
    }

    private Value residual(int index, NamedWeights block, Value x) {
        NamedWeights residual = block.part("residual");
        return residual.has("conv.weight")
                ? graph.conv(x, residual.conv("conv", stride(index), 1).then(residual.norm("bn")))
                : x;
    }

    /** {@code [N,...] -> [B,M,...]}. */
    private Value perClip(Value clips, Value sequences, long... rest) {
        long[] behind = new long[rest.length + 1];
        behind[0] = -1;
        System.arraycopy(rest, 0, behind, 1, rest.length);
        return graph.reshape(sequences, graph.concat(0, List.of(graph.firstExtent(clips), graph.integers(behind))));
    }

    private Value classified(Value features) {
        NamedWeights classifier = weights.part("cls_head.fc_cls");
        double[] weight = transposed(classifier.numbers("weight"), sizes.classes(), channels());
        return graph.add(
                graph.matmul(features, graph.numbers(weight, channels(), sizes.classes())),
                graph.numbers(classifier.numbers("bias"), sizes.classes()));
    }

    private Prototypes prototypes(Value clips, Value topology) {
        NamedWeights backbone = weights.part("backbone");
        Value perClip = graph.mean(perClip(clips, topology, channels(), joints, joints), false, 1); // [B,C,V,V]
        Optional<Value> responses = Optional.empty();
        Value z = perClip;
        if (sizes.reconstruction()) {
            Value x = graph.transpose(graph.reshape(perClip, 0, 0, -1), 0, 2, 1); // [B,V*V,C]
            responses = Optional.of(graph.softmax(
                    graph.matmul(x, turned(backbone, "prn.query_matrix.weight", sizes.prototypes(), channels())), 2));
            Value rows = graph.matmul(
                    responses.get(), turned(backbone, "prn.memory_matrix.weight", channels(), sizes.prototypes()));
            z = graph.reshape(graph.transpose(rows, 0, 2, 1), 0, channels(), joints, joints);
        }
        Value image = graph.convRelu(z, backbone.conv("post").then(backbone.norm("bn")));
        return new Prototypes(responses, graph.reshape(graph.mean(image, false, 1), 0, -1));
    }

    private Value turned(NamedWeights from, String name, int rows, int columns) {
        return graph.numbers(transposed(from.numbers(name), rows, columns), columns, rows);
    }

    private static double[] transposed(double[] matrix, int rows, int columns) {
        double[] turned = new double[matrix.length];
        Arrays.setAll(turned, i -> matrix[i % rows * columns + i / rows]);
        return turned;
    }
}
