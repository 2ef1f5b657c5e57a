package org.protogcn.benchmarks.growth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.protogcn.benchmarks.Attendance;
import org.protogcn.benchmarks.Probe;
import org.protogcn.benchmarks.Setting;
import org.protogcn.benchmarks.Task;
import org.protogcn.benchmarks.Variant;

/** Runs a probe for every size of every dimension, and says how far it is. */
final class Sweep {
    private final int rounds;
    private final Consumer<String> progress;
    private final Setting training;
    private final Setting inference;
    private final Map<Probe, Point.Cost> known = new HashMap<>();
    private final List<Point> points = new ArrayList<>();
    private final long start = System.nanoTime();

    /** @param rounds of a probe that are timed */
    Sweep(int threads, int rounds, Consumer<String> progress) {
        this.rounds = rounds;
        this.progress = progress;
        this.training = new Setting(Task.TRAINING, "growth", Growth.BASE, Attendance.ALL, Growth.CLIPS, threads);
        this.inference = new Setting(Task.INFERENCE, "growth", Growth.BASE, Attendance.ALL, Growth.CLIPS, threads);
    }

    Growth run() {
        for (Variant variant : Growth.VARIANTS) {
            for (Dimension dimension : Dimension.values()) {
                dimension.extents().forEach(value -> add(variant, dimension, value));
            }
        }
        return new Growth(Growth.BASE, Growth.CLIPS, training.threads(), points);
    }

    private void add(Variant variant, Dimension dimension, int value) {
        Setting step = dimension.of(training, value);
        Point point = new Point(
                variant,
                dimension,
                value,
                step.gigaflop(),
                cost(variant, step),
                cost(variant, dimension.of(inference, value)));
        points.add(point);
        progress.accept(String.format(
                Locale.ROOT,
                "%2d of %d, some %.0f minutes left: %s %s",
                points.size(),
                all(),
                minutesLeft(),
                variant.label(),
                GrowthText.row(point).stripTrailing()));
    }

    /** The base belongs to every dimension and is measured once. */
    private Point.Cost cost(Variant variant, Setting setting) {
        return known.computeIfAbsent(new Probe(variant, setting, rounds), probe -> Point.Cost.of(probe.run()));
    }

    private double minutesLeft() {
        double spent = (System.nanoTime() - start) / 60e9;
        return Math.ceil(spent / points.size() * (all() - points.size()));
    }

    private static int all() {
        int sizes = 0;
        for (Dimension dimension : Dimension.values()) {
            sizes += dimension.extents().size();
        }
        return sizes * Growth.VARIANTS.size();
    }
}
