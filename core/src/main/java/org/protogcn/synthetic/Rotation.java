package org.protogcn.synthetic;

/** A rotation, given by what it turns the three axes into. */
record Rotation(Vector x, Vector y, Vector z) {
    static Rotation aboutX(double angle) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        return new Rotation(new Vector(1, 0, 0), new Vector(0, c, s), new Vector(0, -s, c));
    }

    static Rotation aboutY(double angle) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        return new Rotation(new Vector(c, 0, -s), new Vector(0, 1, 0), new Vector(s, 0, c));
    }

    static Rotation aboutZ(double angle) {
        double c = StrictMath.cos(angle);
        double s = StrictMath.sin(angle);
        return new Rotation(new Vector(c, s, 0), new Vector(-s, c, 0), new Vector(0, 0, 1));
    }

    Vector apply(Vector v) {
        return x.times(v.x()).plus(y.times(v.y())).plus(z.times(v.z()));
    }

    /** First {@code inner}, then this. */
    Rotation after(Rotation inner) {
        return new Rotation(apply(inner.x), apply(inner.y), apply(inner.z));
    }
}
