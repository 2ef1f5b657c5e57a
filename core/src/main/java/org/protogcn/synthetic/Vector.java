package org.protogcn.synthetic;

import org.protogcn.random.Draws;

/** A point or direction in space. */
record Vector(double x, double y, double z) {
    static final Vector UP = new Vector(0, 1, 0);

    /** Every coordinate with this standard deviation. */
    static Vector normal(Draws draws, double deviation) {
        return new Vector(draws.nextGaussian(), draws.nextGaussian(), draws.nextGaussian()).times(deviation);
    }

    Vector plus(Vector other) {
        return new Vector(x + other.x, y + other.y, z + other.z);
    }

    Vector plus(double dx, double dy, double dz) {
        return new Vector(x + dx, y + dy, z + dz);
    }

    Vector minus(Vector other) {
        return new Vector(x - other.x, y - other.y, z - other.z);
    }

    Vector times(double factor) {
        return new Vector(x * factor, y * factor, z * factor);
    }

    double dot(Vector other) {
        return x * other.x + y * other.y + z * other.z;
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    Vector unit() {
        return times(1 / length());
    }

    /** From here ({@code share} 0) to there (1) in a straight line. */
    Vector towards(Vector other, double share) {
        return plus(other.minus(this).times(share));
    }

    /** The same on the other side of the body. */
    Vector mirrored() {
        return new Vector(-x, y, z);
    }
}
