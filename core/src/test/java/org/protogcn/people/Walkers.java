package org.protogcn.people;

import java.util.Optional;
import java.util.OptionalLong;

/** People of five joints, 100 wide and 200 high, for tests. */
final class Walkers {
    private static final float[][] JOINTS = {{0, 0}, {-50, 60}, {50, 60}, {-40, 200}, {40, 200}};

    private Walkers() {}

    /** Somebody whose head is at (x, y). */
    static Detection at(double x, double y) {
        return of(x, y, OptionalLong.empty());
    }

    /** The same with a number from the source. */
    static Detection named(double x, double y, long id) {
        return of(x, y, OptionalLong.of(id));
    }

    private static Detection of(double x, double y, OptionalLong id) {
        float[] coordinates = new float[10];
        for (int joint = 0; joint < 5; joint++) {
            coordinates[2 * joint] = (float) x + JOINTS[joint][0];
            coordinates[2 * joint + 1] = (float) y + JOINTS[joint][1];
        }
        return new Detection(coordinates, new float[] {1, 1, 1, 1, 1}, Optional.empty(), Optional.empty(), id);
    }
}
