package org.protogcn.synthetic;

import org.protogcn.random.Draws;

/**
 * Where the sensor stands and how a body is turned before it.
 *
 * @param turn of the body's front away from the sensor, in radians
 * @param height above the floor, in metres
 * @param pitch of the sensor, downwards, in radians
 * @param place of the body's feet from the point of the floor below the sensor, in metres
 */
record Camera(double turn, double height, double pitch, Vector place) {
    static final int FRAMES_PER_SECOND = 30;

    static Camera draw(Draws draws) {
        return new Camera(
                draws.between(-0.8, 0.8),
                draws.between(0.8, 1.6),
                draws.between(-0.08, 0.15),
                new Vector(draws.between(-0.5, 0.5), 0, draws.between(2.2, 4)));
    }

    /** Another body before the same sensor, a step aside. */
    Camera beside(Draws draws) {
        double side = draws.chance(0.5) ? 1 : -1;
        Vector step = new Vector(side * draws.between(0.7, 1.1), 0, draws.between(-0.3, 0.6));
        return new Camera(draws.between(-1.2, 1.2), height, pitch, place.plus(step));
    }

    /** From the body's frame to the sensor's. */
    Vector see(Vector point) {
        Vector onTheFloor = Rotation.aboutY(Math.PI + turn).apply(point).plus(place);
        return Rotation.aboutX(pitch).apply(onTheFloor.plus(0, -height, 0));
    }
}
