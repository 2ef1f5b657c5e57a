package org.protogcn.training.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.protogcn.training.onnx.OnnxGraph.Value;

/**
 * Temporal convolution in six branches. The joints and the virtual joint, their mean, take the same branches apart, so that
 * nothing is copied to bring them together. The batch norm behind them becomes part of the branches: its scale in both,
 * its shift only in the joints', because it must not be multiplied by the virtual joint's coefficients.
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
        Value own = branches(x, transform); // [N,C,T',V]
        Value virtual = branches(graph.meanOfRows(x, joints), transform.withoutShift()); // [N,C,T',1]
        Value coefficients = graph.numbers(Arrays.copyOf(weights.numbers("add_coeff"), joints), joints);
        Value f = graph.relu(graph.add(own, graph.multiply(virtual, coefficients)));
        return graph.conv(f, weights.conv("transform.2").then(weights.norm("bn")));
    }

    /** All branches, each followed by its part of {@code norm}. */
    private Value branches(Value x, Affine norm) {
        List<Value> outputs = new ArrayList<>();
        for (int i = 0; i < DILATED; i++) {
            Convolution reach = weights.part("branches." + i).conv("3.conv", stride, i + 1);
            outputs.add(graph.conv(graph.convRelu(x, reduction(i)), reach.then(part(norm, i))));
        }
        outputs.add(pooled(x, part(norm, POOLED)));
        outputs.add(graph.conv(x, weights.conv("branches." + PLAIN, stride, 1).then(part(norm, PLAIN))));
        return graph.concat(1, outputs);
    }

    /** ReLU and the maximum commute with a positive factor. */
    private Value pooled(Value x, Affine norm) {
        boolean positive = DoubleStream.of(norm.scale()).allMatch(s -> s > 0);
        Convolution reduction = positive ? reduction(POOLED).then(norm.withoutShift()) : reduction(POOLED);
        Value pooled = graph.pool(graph.convRelu(x, reduction), stride);
        Value scaled = positive ? pooled : graph.multiply(pooled, column(norm.scale()));
        return norm.isShifted() ? graph.add(scaled, column(norm.shift())) : scaled;
    }

    /** The 1x1 convolution that one of the first five branches begins with. */
    private Convolution reduction(int index) {
        NamedWeights branch = weights.part("branches." + index);
        return branch.conv("0").then(branch.norm("1"));
    }

    private Affine part(Affine norm, int branch) {
        int from = Arrays.stream(widths).limit(branch).sum();
        return norm.part(from, widths[branch]);
    }

    private Value column(double[] values) {
        return graph.numbers(values, values.length, 1, 1);
    }
}
