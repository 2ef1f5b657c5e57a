package org.protogcn.benchmarks.growth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.protogcn.benchmarks.Attendance;
import org.protogcn.benchmarks.Probe;
import org.protogcn.benchmarks.Setting;
import org.protogcn.benchmarks.Sizes;
import org.protogcn.benchmarks.Task;
import org.protogcn.benchmarks.Variant;

/**
 * What batches cost, one dimension varied at a time.
 *
 * @param base what all dimensions but one are
 */
record Growth(Sizes base, int clips, int threads, Variant variant, List<Point> points) {
    /** A quarter of the arithmetic of the full width, so that a sweep takes minutes. */
    static final Sizes BASE = new Sizes(60, 48, 100, 2, 48, 25);

    static final int CLIPS = 4;

    /** @param rounds of a probe that are timed */
    static Growth measure(Variant variant, int threads, int rounds, Consumer<String> progress) {
        Setting training = new Setting(Task.TRAINING, "growth", BASE, Attendance.ALL, CLIPS, threads);
        Setting inference = new Setting(Task.INFERENCE, "growth", BASE, Attendance.ALL, CLIPS, threads);
        Map<Setting, Point.Cost> known = new HashMap<>();
        List<Point> points = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            for (int value : dimension.extents()) {
                Setting step = dimension.of(training, value);
                Point point = new Point(
                        dimension,
                        value,
                        step.gigaflop(),
                        known.computeIfAbsent(step, s -> cost(variant, s, rounds)),
                        known.computeIfAbsent(dimension.of(inference, value), s -> cost(variant, s, rounds)));
                points.add(point);
                progress.accept(GrowthText.row(point).stripTrailing());
            }
        }
        return new Growth(BASE, CLIPS, threads, variant, points);
    }

    private static Point.Cost cost(Variant variant, Setting setting, int rounds) {
        return Point.Cost.of(new Probe(variant, setting, rounds).run());
    }

    List<Point> of(Dimension dimension) {
        return points.stream().filter(point -> point.dimension() == dimension).toList();
    }

    /** The power of the size with which {@code cost} grows, from the smallest to the largest. */
    double power(Dimension dimension, ToDoubleFunction<Point> cost) {
        List<Point> along = of(dimension);
        Point first = along.get(0);
        Point last = along.get(along.size() - 1);
        return Math.log(cost.applyAsDouble(last) / cost.applyAsDouble(first))
                / Math.log((double) last.value() / first.value());
    }
}
