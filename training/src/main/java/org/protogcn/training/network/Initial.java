package org.protogcn.training.network;

import org.protogcn.random.Draws;

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
        Draws draws = Draws.of(seed).split("weights").split(key);
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = next(draws);
        }
        return values;
    }

    private double next(Draws draws) {
        if (this instanceof Constant constant) {
            return constant.value();
        }
        if (this instanceof Normal normal) {
            return normal.mean() + normal.deviation() * draws.nextGaussian();
        }
        if (this instanceof SharedNormal shared) {
            return shared.mean() + shared.deviation() * draws.nextGaussian();
        }
        double bound = 1 / Math.sqrt(((FanIn) this).fanIn());
        return (2 * draws.nextDouble() - 1) * bound;
    }
}
