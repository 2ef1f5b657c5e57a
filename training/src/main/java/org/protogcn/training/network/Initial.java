package org.protogcn.training.network;

import java.util.SplittableRandom;

/** How a weight gets its first values (spec: PyTorch's defaults unless said otherwise). */
sealed interface Initial {
    /** Every element the same. */
    record Constant(double value) implements Initial {}

    /** {@code mean + deviation * N(0,1)}. */
    record Normal(double mean, double deviation) implements Initial {}

    /** The same draw of {@code mean + deviation * N(0,1)} for all weights with this key. */
    record SharedNormal(String key, double mean, double deviation) implements Initial {}

    /** Uniform in ±1/sqrt(fanIn): what Kaiming-uniform with a = sqrt(5) comes to. */
    record FanIn(long fanIn) implements Initial {}

    Initial ZERO = new Constant(0);
    Initial ONE = new Constant(1);

    /** Values for a weight: a function of the seed and the weight's name alone. */
    default double[] draw(long seed, String name, int size) {
        String key = this instanceof SharedNormal shared ? shared.key() : name;
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + key.hashCode());
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = next(random);
        }
        return values;
    }

    private double next(SplittableRandom random) {
        if (this instanceof Constant constant) {
            return constant.value();
        }
        if (this instanceof Normal normal) {
            return normal.mean() + normal.deviation() * Gaussian.next(random);
        }
        if (this instanceof SharedNormal shared) {
            return shared.mean() + shared.deviation() * Gaussian.next(random);
        }
        double bound = 1 / Math.sqrt(((FanIn) this).fanIn());
        return (2 * random.nextDouble() - 1) * bound;
    }
}
