package org.protogcn.synthetic;

import org.protogcn.random.Draws;

/**
 * Somebody's build and habits. Lengths in metres.
 *
 * @param shoulders half their width
 * @param hips half their width
 * @param back from the hips to between the shoulders
 * @param neck from between the shoulders to the middle of the head
 * @param leftHanded does one-handed actions with the left hand
 * @param tempo 1 is usual; faster above
 * @param size of movements, 1 is usual
 * @param stoop how far the back leans forward, in radians
 * @param elbows how far they stand out, in radians
 * @param reach where the person likes to hold the hands, beside where others do, in units of the height
 */
record Person(
        double height,
        double shoulders,
        double hips,
        double back,
        double neck,
        double upperArm,
        double forearm,
        double hand,
        double thigh,
        double shin,
        boolean leftHanded,
        double tempo,
        double size,
        double stoop,
        double elbows,
        Vector reach) {

    static Person draw(Draws draws, boolean leftHanded) {
        double height = draws.between(1.52, 1.94);
        return new Person(
                height,
                height * draws.between(0.098, 0.122),
                height * draws.between(0.045, 0.056),
                height * draws.between(0.28, 0.31),
                height * draws.between(0.115, 0.135),
                height * draws.between(0.155, 0.175),
                height * draws.between(0.138, 0.155),
                height * draws.between(0.042, 0.050),
                height * draws.between(0.235, 0.255),
                height * draws.between(0.232, 0.252),
                leftHanded,
                draws.between(0.85, 1.2),
                draws.between(0.85, 1.2),
                draws.between(0.0, 0.14),
                draws.between(-0.25, 0.45),
                Vector.normal(draws, 0.01));
    }

    /** Where the hips are above the floor when standing straight. */
    double standingHips() {
        return (thigh + shin) * 0.985 + ankle();
    }

    double ankle() {
        return 0.04 * height;
    }
}
