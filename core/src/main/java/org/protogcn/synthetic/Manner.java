package org.protogcn.synthetic;

import org.protogcn.random.Draws;

/**
 * How somebody does an action this time.
 *
 * @param seconds the clip lasts
 * @param seated whether it is done on a chair
 * @param onset when the movement begins; before 0 if the clip starts in its midst
 * @param raising how long the hands take from rest to the action
 * @param beat its repetitions per second
 * @param phase where in a repetition it starts, in radians
 * @param size of the movement, 1 is usual
 * @param place where the hands are this time, beside where they usually are, in units of the height
 * @param otherPlace the same for the other hand
 */
record Manner(
        double seconds,
        boolean seated,
        double onset,
        double raising,
        double beat,
        double phase,
        double size,
        Vector place,
        Vector otherPlace) {

    static Manner draw(Draws draws, Person person, Action action, int frames) {
        double seconds = (double) frames / Camera.FRAMES_PER_SECOND;
        return new Manner(
                seconds,
                draws.chance(action.oftenSeated() ? 0.7 : 0.25),
                draws.between(-0.9, 0.12 * seconds),
                draws.between(0.35, 0.65) / person.tempo(),
                draws.between(1.5, 2.4) * person.tempo(),
                draws.between(0, 2 * Math.PI),
                person.size() * draws.between(0.85, 1.2),
                Vector.normal(draws, 0.011),
                Vector.normal(draws, 0.011));
    }

    /** From 0 at rest to 1 when the hands have arrived, without jerk. */
    double raised(double time) {
        return smooth((time - onset) / raising);
    }

    /** The swing of the movement, -1 to 1. */
    double swing(double time) {
        return swing(time, 1, 0);
    }

    /** A swing of another beat and phase. */
    double swing(double time, double times, double shift) {
        return StrictMath.sin(2 * Math.PI * beat * times * time + phase + shift);
    }

    static double smooth(double share) {
        double s = Math.max(0, Math.min(1, share));
        return s * s * (3 - 2 * s);
    }
}
