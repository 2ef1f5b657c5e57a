package org.protogcn.synthetic;

import java.util.Arrays;
import org.protogcn.array.DType;
import org.protogcn.random.Draws;
import org.protogcn.skeleton.Keypoints;

/** One clip in the making: people before the sensor, its noise and its failures. */
final class Recording {
    private static final double JITTER = 0.004;
    private static final double WANDERING = 0.006;
    private static final double WANDERING_KEPT = 0.93;
    private static final double HAND_JITTER = 1.6;

    private final Draws draws;
    private final int frames;
    private final Camera camera;

    private Recording(Draws draws) {
        this.draws = draws;
        this.frames = draws.between(40, 80);
        this.camera = Camera.draw(draws);
    }

    /** Keypoints {@code [M,T,25,3]} in float32, metres; a frame in which somebody was not seen is zero. */
    static Keypoints of(Person person, Action action, Draws draws) {
        Recording recording = new Recording(draws);
        double[] actor = recording.actor(person, action);
        if (!draws.chance(0.12)) {
            return recording.keypoints(actor);
        }
        double[] bystander = recording.bystander();
        return draws.chance(0.5) ? recording.keypoints(bystander, actor) : recording.keypoints(actor, bystander);
    }

    private double[] actor(Person person, Action action) {
        Manner manner = Manner.draw(draws, person, action, frames);
        double[] values = film(person, camera, time -> action.throughout(time, manner));
        if (draws.chance(0.1)) {
            int lost = draws.between(1, 5);
            int from = draws.between(0, frames - lost);
            blank(values, from, from + lost);
        }
        return values;
    }

    /** Somebody else who stands there for a part of the clip. */
    private double[] bystander() {
        Person person = Person.draw(draws, false);
        Manner manner = Manner.draw(draws, person, Action.SIT_DOWN, frames);
        double[] values = film(person, camera.beside(draws), time -> Action.resting(manner));
        int seen = draws.between(frames / 4, frames / 2);
        int from = draws.between(0, frames - seen);
        blank(values, 0, from);
        blank(values, from + seen, frames);
        return values;
    }

    private interface Choreography {
        Pose at(double time);
    }

    private double[] film(Person person, Camera view, Choreography choreography) {
        double swayPhase = draws.between(0, 2 * Math.PI);
        Vector[] wandering = new Vector[Skeleton.JOINTS];
        Arrays.setAll(wandering, joint -> Vector.normal(draws, WANDERING));
        double[] values = new double[frames * Skeleton.JOINTS * 3];
        for (int frame = 0; frame < frames; frame++) {
            double time = (double) frame / Camera.FRAMES_PER_SECOND;
            Vector sway = new Vector(0.012 * StrictMath.sin(1.7 * time + swayPhase), 0, 0);
            Vector[] joints = Skeleton.joints(person, choreography.at(time));
            for (int joint = 0; joint < joints.length; joint++) {
                wandering[joint] = wander(wandering[joint]);
                double jitter = joint == 7 || joint == 11 || joint > 20 ? JITTER * HAND_JITTER : JITTER;
                Vector seen = view.see(joints[joint].plus(sway.times(joints[joint].y())))
                        .plus(wandering[joint])
                        .plus(Vector.normal(draws, jitter));
                put(values, frame * Skeleton.JOINTS + joint, seen);
            }
        }
        return values;
    }

    /** A slow error that keeps its size. */
    private Vector wander(Vector error) {
        double fresh = WANDERING * Math.sqrt(1 - WANDERING_KEPT * WANDERING_KEPT);
        return error.times(WANDERING_KEPT).plus(Vector.normal(draws, fresh));
    }

    private static void put(double[] values, int joint, Vector point) {
        values[joint * 3] = (float) point.x();
        values[joint * 3 + 1] = (float) point.y();
        values[joint * 3 + 2] = (float) point.z();
    }

    private static void blank(double[] values, int fromFrame, int toFrame) {
        int perFrame = Skeleton.JOINTS * 3;
        Arrays.fill(values, fromFrame * perFrame, toFrame * perFrame, 0);
    }

    private Keypoints keypoints(double[]... persons) {
        double[] all = Arrays.stream(persons).flatMapToDouble(Arrays::stream).toArray();
        return new Keypoints(DType.FLOAT32, persons.length, frames, Skeleton.JOINTS, 3, all);
    }
}
