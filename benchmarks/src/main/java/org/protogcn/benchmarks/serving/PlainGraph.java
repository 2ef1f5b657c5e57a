package org.protogcn.benchmarks.serving;

import static org.protogcn.training.onnx.OnnxGraph.whole;
import static org.protogcn.training.onnx.OnnxGraph.wholes;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.protogcn.array.NdArray;
import org.protogcn.benchmarks.Sizes;
import org.protogcn.training.onnx.OnnxGraph;
import org.protogcn.training.onnx.OnnxGraph.Value;

/**
 * The reference form as operators of ONNX, one for one, as a tracing exporter would write it: clips {@code [B,M,T,V,3]}
 * in, logits {@code [B,classes]} out. The prototype branch, on which no logit depends, is left out, as such exporters do.
 */
final class PlainGraph {
    static final String INPUT = "clips";

    private static final int BLOCKS = 10;
    private static final int HEADS = 8;
    private static final int COORDINATES = 3;
    private static final int DILATED = 4;

    private final OnnxGraph graph = new OnnxGraph("plain");
    private final Sizes sizes;
    private final Map<String, NdArray> weights;

    private PlainGraph(Sizes sizes, Map<String, NdArray> weights) {
        this.sizes = sizes;
        this.weights = weights;
    }

    static GraphProto of(Sizes sizes, Map<String, NdArray> weights) {
        PlainGraph plain = new PlainGraph(sizes, weights);
        Value clips = plain.graph.input(INPUT, "B", sizes.persons(), sizes.frames(), sizes.joints(), COORDINATES);
        plain.graph.output("logits", plain.logits(clips), "B", sizes.classes());
        return plain.graph.build();
    }

    private Value logits(Value clips) {
        Value x = normed(clips);
        for (int i = 0; i < BLOCKS; i++) {
            x = block("backbone.gcn." + i, x, i == 4 || i == 7 ? 2 : 1, i > 0);
        }
        Value perPerson = graph.reshape(graph.mean(x, false, 2, 3), -1, sizes.persons(), 4L * sizes.width());
        Value features = graph.mean(perPerson, false, 1); // [B,C]
        return graph.node(
                "Gemm",
                List.of(features, weight("cls_head.fc_cls.weight"), weight("cls_head.fc_cls.bias")),
                whole("transB", 1));
    }

    /** {@code [B,M,T,V,3] -> [N,3,T,V]}. */
    private Value normed(Value clips) {
        Value features = graph.reshape(
                graph.transpose(clips, 0, 1, 3, 4, 2), -1, (long) sizes.joints() * COORDINATES, sizes.frames());
        Value apart =
                graph.reshape(norm("backbone.data_bn", features), -1, sizes.joints(), COORDINATES, sizes.frames());
        return graph.transpose(apart, 0, 2, 3, 1);
    }

    private Value block(String name, Value x, int stride, boolean residual) {
        Value y = temporal(name + ".tcn.", graphConvolution(name + ".gcn.", x), stride);
        return graph.relu(residual ? graph.add(y, shortcut(name + ".residual.", "conv", "bn", x, stride)) : y);
    }

    private Value shortcut(String module, String conv, String norm, Value x, int stride) {
        return weights.containsKey(module + conv + ".weight")
                ? norm(module + norm, conv(module + conv, x, stride, 1))
                : x;
    }

    private Value graphConvolution(String gcn, Value x) {
        Value q = graph.mean(heads(gcn + "conv1", x), false, 3); // [N,K,C',V]
        Value k = graph.mean(heads(gcn + "conv2", x), false, 3);
        Value y = product(gcn, graph.relu(norm(gcn + "pre.1", conv(gcn + "pre.0", x, 1, 1))), adjacency(gcn, q, k));
        Value post = norm(gcn + "bn", conv(gcn + "post", y, 1, 1));
        return graph.relu(graph.add(post, shortcut(gcn, "down.0", "down.1", x, 1)));
    }

    /** {@code [N,K,C',V,V]}. */
    private Value adjacency(String gcn, Value q, Value k) {
        Value difference = graph.subtract(graph.unsqueeze(q, 4), graph.unsqueeze(k, 3));
        Value inter = graph.multiply(graph.tanh(difference), first(gcn + "alpha")); // [N,K,C',V,V]
        Value products = einsum("nkcu,nkcv->nkuv", q, k);
        Value intra = graph.unsqueeze(graph.multiply(graph.softmax(products, 2), first(gcn + "beta")), 2);
        Value a0 = graph.unsqueeze(weight(gcn + "A"), 0, 2); // [1,K,1,V,V]
        return graph.add(graph.add(a0, inter), intra);
    }

    private Value product(String gcn, Value pre, Value a) {
        int channels = channels(gcn + "post");
        Value heads = graph.reshape(pre, 0, HEADS, channels / HEADS, -1, sizes.joints()); // [N,K,C',T,V]
        return graph.reshape(einsum("nkctv,nkcvw->nkctw", heads, a), 0, channels, -1, sizes.joints());
    }

    /** A 1x1 convolution to {@code [N,K,C',T,V]}. */
    private Value heads(String conv, Value x) {
        return graph.reshape(conv(conv, x, 1, 1), 0, HEADS, channels(conv) / HEADS, -1, sizes.joints());
    }

    private Value temporal(String tcn, Value x, int stride) {
        Value extended = graph.concat(3, List.of(x, graph.mean(x, true, 3))); // [N,C,T,V+1]
        List<Value> branches = new ArrayList<>();
        for (int i = 0; i < DILATED; i++) {
            branches.add(
                    conv(tcn + "branches." + i + ".3.conv", reduced(tcn + "branches." + i, extended), stride, i + 1));
        }
        branches.add(graph.pool(reduced(tcn + "branches.4", extended), stride));
        branches.add(conv(tcn + "branches.5", extended, stride, 1));
        Value o = graph.concat(1, branches);
        Value virtual = graph.slice(o, 3, sizes.joints(), sizes.joints() + 1L);
        float[] coefficients = Arrays.copyOf(weights.get(tcn + "add_coeff").toFloats(), sizes.joints());
        Value shared = graph.multiply(virtual, numbers(NdArray.ofFloats(coefficients, sizes.joints())));
        Value f = graph.add(graph.slice(o, 3, 0, sizes.joints()), shared);
        Value transformed = conv(tcn + "transform.2", graph.relu(norm(tcn + "transform.0", f)), 1, 1);
        return norm(tcn + "bn", transformed);
    }

    private Value reduced(String branch, Value x) {
        return graph.relu(norm(branch + ".1", conv(branch + ".0", x, 1, 1)));
    }

    private Value conv(String name, Value x, int stride, int dilation) {
        int length = weights.get(name + ".weight").dimension(2);
        long padding = (long) dilation * (length - 1) / 2;
        return graph.node(
                "Conv",
                List.of(x, weight(name + ".weight"), weight(name + ".bias")),
                wholes("kernel_shape", length, 1),
                wholes("strides", stride, 1),
                wholes("pads", padding, 0, padding, 0),
                wholes("dilations", dilation, 1));
    }

    private Value norm(String name, Value x) {
        return graph.node(
                "BatchNormalization",
                List.of(
                        x,
                        weight(name + ".weight"),
                        weight(name + ".bias"),
                        weight(name + ".running_mean"),
                        weight(name + ".running_var")));
    }

    private Value einsum(String equation, Value a, Value b) {
        return graph.node(
                "Einsum",
                List.of(a, b),
                AttributeProto.newBuilder()
                        .setName("equation")
                        .setType(AttributeProto.AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8(equation))
                        .build());
    }

    private Value first(String vector) {
        return numbers(NdArray.ofFloats(new float[] {weights.get(vector).toFloats()[0]}, 1));
    }

    private int channels(String conv) {
        return weights.get(conv + ".weight").dimension(0);
    }

    private Value weight(String name) {
        return numbers(weights.get(name));
    }

    private Value numbers(NdArray array) {
        return graph.numbers(
                array.toDoubles(), Arrays.stream(array.shape()).asLongStream().toArray());
    }
}
