package org.protogcn.benchmarks.growth;

import java.util.function.ToDoubleFunction;

/** What is shown of a cost. */
enum Measure {
    TIME("time", "ms", Point.Cost::millis),
    MEMORY("memory", "MB", Point.Cost::megabytes);

    private final String label;
    private final String unit;
    private final ToDoubleFunction<Point.Cost> value;

    Measure(String label, String unit, ToDoubleFunction<Point.Cost> value) {
        this.label = label;
        this.unit = unit;
        this.value = value;
    }

    String label() {
        return label;
    }

    String unit() {
        return unit;
    }

    double of(Point.Cost cost) {
        return value.applyAsDouble(cost);
    }

    double training(Point point) {
        return of(point.training());
    }

    double inference(Point point) {
        return of(point.inference());
    }

    /** What a training step is to be expected in proportion to: its arithmetic, or what its activations grow with. */
    double expected(Point point) {
        return this == TIME ? point.gigaflop() : point.dimension().activations(point.value());
    }
}
