package org.protogcn.benchmarks.growth;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.protogcn.benchmarks.Sizes;
import org.protogcn.benchmarks.Variant;

/**
 * What batches cost, one dimension varied at a time.
 *
 * @param base what all dimensions but one are, as {@code clips}
 */
record Growth(Sizes base, int clips, int threads, List<Point> points) {
    /** A quarter of the arithmetic of the full width, so that a sweep takes minutes. */
    static final Sizes BASE = new Sizes(60, 48, 100, 2, 48, 25);

    static final int CLIPS = 4;
    static final List<Variant> VARIANTS = List.of(Variant.FP32, Variant.BF16);

    /** In ascending order of the size. */
    List<Point> of(Variant variant, Dimension dimension) {
        return points.stream()
                .filter(point -> point.variant() == variant && point.dimension() == dimension)
                .toList();
    }

    /** The power of the size with which {@code cost} grows, from the smallest to the largest. */
    double power(Variant variant, Dimension dimension, ToDoubleFunction<Point> cost) {
        List<Point> along = of(variant, dimension);
        Point first = along.get(0);
        Point last = along.get(along.size() - 1);
        return Math.log(cost.applyAsDouble(last) / cost.applyAsDouble(first))
                / Math.log((double) last.value() / first.value());
    }
}
