package org.protogcn.training.network;

import java.util.SplittableRandom;

/** Draws from N(0,1) whose bits do not depend on the Java release. */
public final class Gaussian {
    private Gaussian() {}

    /** Box and Muller's transform. */
    public static double next(SplittableRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
