package org.protogcn.training.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.protogcn.training.onnx.OnnxGraph.Value;

/**
 * Temporal convolution in six branches. The batch norm behind the virtual joint cannot be folded backwards as a whole,
 * because its shift must not be multiplied by the joints' coefficients: its scale goes into the branches, its shift
 * stays.
 */
final class TemporalPart {
    private static final int BRANCHES = 6;
    private static final int DILATED = 4;
    private static final int POOLED = 4;
    private static final int PLAIN = 5;

    private final OnnxGraph graph;
    private final NamedWeights weights;
    private final int joints;
    private final int stride;
    private final Affine transform;
    private final int[] widths;

    TemporalPart(OnnxGraph graph, NamedWeights weights, int joints, int stride) {
        this.graph = graph;
        this.weights = weights;
        this.joints = joints;
        this.stride = stride;
        this.transform = weights.norm("transform.0");
        int width = transform.channels() / BRANCHES;
        this.widths = new int[BRANCHES];
        Arrays.fill(widths, width);
        widths[0] = transform.channels() - (BRANCHES - 1) * width;
    }

    /** {@code [N,C,T,V] -> [N,C,T/stride,V]}, without the last addition and ReLU of the block. */
    Value forward(Value x) {
        Value extended = graph.concat(3, List.of(x, graph.mean(x, true, 3))); // [N,C,T,V+1]
        Value scaled = graph.concat(1, branches(extended)); // [N,C,T',V+1]
        Value own = graph.slice(scaled, 3, 0, joints);
        Value virtual = graph.slice(scaled, 3, joints, joints + 1L);
        Value coefficients = graph.numbers(Arrays.copyOf(weights.numbers("add_coeff"), joints), joints);
        Value shift = graph.numbers(transform.shift(), transform.channels(), 1, 1);
        Value shared = graph.add(graph.multiply(virtual, coefficients), shift);
        Value f = graph.relu(graph.add(own, shared));
        return graph.conv(f, weights.conv("transform.2").then(weights.norm("bn")));
    }

    /** All branches, each times its part of the scale. */
    private List<Value> branches(Value x) {
        boolean positive = DoubleStream.of(scale(POOLED).scale()).allMatch(s -> s > 0);
        List<Value> reduced = reduced(x, positive);
        List<Value> outputs = new ArrayList<>();
        for (int i = 0; i < DILATED; i++) {
            Convolution reach = weights.part("branches." + i).conv("3.conv", stride, i + 1);
            outputs.add(graph.conv(reduced.get(i), reach.then(scale(i))));
        }
        Value pooled = graph.pool(reduced.get(POOLED), stride);
        outputs.add(
                positive ? pooled : graph.multiply(pooled, column(scale(POOLED).scale())));
        outputs.add(graph.conv(x, weights.conv("branches." + PLAIN, stride, 1).then(scale(PLAIN))));
        return outputs;
    }

    /** The 1x1 convolutions of the first five branches as one. */
    private List<Value> reduced(Value x, boolean scalePooled) {
        Convolution all = null;
        for (int i = 0; i <= POOLED; i++) {
            NamedWeights branch = weights.part("branches." + i);
            Convolution one = branch.conv("0").then(branch.norm("1"));
            // ReLU and the maximum commute with a positive factor.
            Convolution fit = i == POOLED && scalePooled ? one.then(scale(POOLED)) : one;
            all = all == null ? fit : all.beside(fit);
        }
        long[] extents = Arrays.stream(widths).limit(PLAIN).asLongStream().toArray();
        return graph.split(graph.convRelu(x, all), 1, extents);
    }

    private Affine scale(int branch) {
        int from = Arrays.stream(widths).limit(branch).sum();
        return transform.part(from, widths[branch]).withoutShift();
    }

    private Value column(double[] values) {
        return graph.numbers(values, values.length, 1, 1);
    }
}
