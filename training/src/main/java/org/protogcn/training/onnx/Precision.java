package org.protogcn.training.onnx;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.protogcn.training.onnx.OnnxGraph.Value;
import org.protogcn.training.onnx.OnnxModel.Range;

/** In which numbers a graph's convolutions calculate; everything else stays in float32. */
interface Precision {
    /**
     * Adds a convolution, then a ReLU if asked for.
     *
     * @param name of the convolution, the same in every graph of the same networks
     */
    Value conv(OnnxGraph graph, String name, Value x, Convolution c, boolean relu);

    /** As the network was trained. */
    Precision SINGLE = (graph, name, x, c, relu) -> {
        Value y = graph.conv(
                name,
                x,
                graph.numbers(c.weight(), c.to(), c.from(), c.length(), 1),
                graph.numbers(c.bias(), c.to()),
                c);
        return relu ? graph.relu(y) : y;
    };

    /** Float32, and the graph also yields the lowest and highest number of everything that convolutions take and give. */
    final class Probing implements Precision {
        private final Map<String, Value> probed = new LinkedHashMap<>();

        @Override
        public Value conv(OnnxGraph graph, String name, Value x, Convolution c, boolean relu) {
            Value y = SINGLE.conv(graph, name, x, c, relu);
            probed.put(x.name(), x);
            probed.put(y.name(), y);
            return y;
        }

        /** Adds {@code lowest} and {@code highest}, one number for each of the names returned. */
        List<String> finish(OnnxGraph graph) {
            List<Value> lowest = probed.values().stream().map(graph::lowest).toList();
            List<Value> highest = probed.values().stream().map(graph::highest).toList();
            graph.output("lowest", graph.concat(0, lowest), probed.size());
            graph.output("highest", graph.concat(0, highest), probed.size());
            return List.copyOf(probed.keySet());
        }
    }

    /**
     * Convolutions of eight-bit numbers: what goes in and comes out is rounded to 256 steps between the ends of its
     * range, weights to 255 steps for each channel, sums are exact.
     */
    final class Int8 implements Precision {
        private static final int STEPS = 255;
        private static final int WEIGHT_STEPS = 127;

        private final Map<String, Range> ranges;
        /** What values were rounded to, by the names of the values. */
        private final Map<String, Value> rounded = new HashMap<>();
        /** The steps of what is rounded already. */
        private final Map<String, Step> steps = new HashMap<>();

        /** Eight bits stand for {@code (byte - zero) * size}. */
        private record Step(float size, int zero) {
            static Step of(Range range) {
                float low = Math.min(0, range.low());
                float high = Math.max(0, range.high());
                float size = Math.max((high - low) / STEPS, Float.MIN_NORMAL);
                return new Step(size, Math.round(-low / size));
            }
        }

        /** @param ranges by the names that a graph {@linkplain Probing probed} gave */
        Int8(Map<String, Range> ranges) {
            this.ranges = Map.copyOf(ranges);
        }

        @Override
        public Value conv(OnnxGraph graph, String name, Value x, Convolution c, boolean relu) {
            boolean isCoarse = steps.containsKey(x.name());
            Step in = isCoarse ? steps.get(x.name()) : step(x.name());
            Value coarse = isCoarse ? x : rounded.computeIfAbsent(x.name(), unused -> round(graph, x, in));
            double[] sizes = weightSizes(c);
            Value y = graph.conv(name, coarse, weights(graph, c, sizes), bias(graph, c, sizes, in), c);
            Value shown = relu ? graph.relu(y) : y;
            return round(graph, shown, step(shown.name()));
        }

        private Step step(String name) {
            Range range = ranges.get(name);
            if (range == null) {
                throw new IllegalArgumentException("no range was measured for " + name);
            }
            return Step.of(range);
        }

        private Value round(OnnxGraph graph, Value x, Step step) {
            Value size = graph.numbers(new double[] {step.size()});
            Value zero = graph.bytes(false, new int[] {step.zero()});
            Value coarse = graph.dequantize(graph.quantize(x, size, zero), size, zero);
            steps.put(coarse.name(), step);
            return coarse;
        }

        private static double[] weightSizes(Convolution c) {
            double[] sizes = new double[c.to()];
            int perChannel = c.weight().length / c.to();
            for (int i = 0; i < c.weight().length; i++) {
                sizes[i / perChannel] = Math.max(sizes[i / perChannel], Math.abs(c.weight()[i]) / WEIGHT_STEPS);
            }
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = (float) Math.max(sizes[i], 1e-12);
            }
            return sizes;
        }

        private static Value weights(OnnxGraph graph, Convolution c, double[] sizes) {
            int[] steps = new int[c.weight().length];
            int perChannel = steps.length / sizes.length;
            for (int i = 0; i < steps.length; i++) {
                steps[i] = (int) Math.round(c.weight()[i] / sizes[i / perChannel]);
            }
            Value bytes = graph.bytes(true, steps, c.to(), c.from(), c.length(), 1);
            Value zeros = graph.bytes(true, new int[sizes.length], sizes.length);
            return graph.dequantize(bytes, graph.numbers(sizes, sizes.length), zeros);
        }

        private static Value bias(OnnxGraph graph, Convolution c, double[] sizes, Step in) {
            int[] steps = new int[sizes.length];
            double[] products = new double[sizes.length];
            for (int i = 0; i < steps.length; i++) {
                products[i] = sizes[i] * in.size();
                steps[i] = (int)
                        Math.max(Math.min(Math.round(c.bias()[i] / products[i]), Integer.MAX_VALUE), Integer.MIN_VALUE);
            }
            Value zeros = graph.wholes32(new int[steps.length]);
            return graph.dequantize(graph.wholes32(steps), graph.numbers(products, products.length), zeros);
        }
    }
}
