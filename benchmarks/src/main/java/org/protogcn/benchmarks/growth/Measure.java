package org.protogcn.benchmarks.growth;

/** What is shown of a cost. */
enum Measure {
    TIME("time", "ms"),
    MEMORY("memory", "MB");

    private final String label;
    private final String unit;

    Measure(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    String label() {
        return label;
    }

    String unit() {
        return unit;
    }

    double of(Point.Cost cost) {
        return this == TIME ? cost.millis() : cost.megabytes();
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
