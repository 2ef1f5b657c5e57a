package org.protogcn.prepare;

import org.protogcn.array.DType;

/** The mean of two numbers in the arithmetic of a type: sum and half are each rounded to it. */
final class Means {
    private Means() {}

    static double of(double a, double b, DType type) {
        return type.round(type.round(a + b) / 2);
    }
}
