package org.protogcn.prepare;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.protogcn.skeleton.Keypoints;

/** The last step of both pipelines: features to the numbers a network reads. */
final class NetworkInput {
    private NetworkInput() {}

    /**
     * {@code [M',T',V,C]} features to {@code [clips,M,T,V,C]} numbers. Persons beyond M are cut, missing ones are zeros.
     *
     * @param frames {@code [clips,T]} the frames of each clip
     * @param target as many numbers as that, each of which is written
     */
    static void put(Keypoints features, int[] frames, int clips, int persons, FloatBuffer target) {
        int length = frames.length / clips;
        float[] none = new float[features.joints() * features.channels()];
        float[] pose = none.clone();
        for (int clip = 0; clip < clips; clip++) {
            for (int person = 0; person < persons; person++) {
                for (int t = clip * length; t < (clip + 1) * length; t++) {
                    target.put(person < features.persons() ? pose(features, person, frames[t], pose) : none);
                }
            }
        }
    }

    private static float[] pose(Keypoints features, int person, int frame, float[] pose) {
        double[] values = features.values();
        int source = features.offset(person, frame, 0);
        for (int i = 0; i < pose.length; i++) {
            pose[i] = (float) values[source + i];
        }
        return pose;
    }

    /** {@code [M',clips·T,V,C]}, frames already in the order of the clips, to {@code [clips,M,T,V,C]}. */
    static void putInOrder(Keypoints features, int clips, int persons, FloatBuffer target) {
        int[] frames = new int[features.frames()];
        Arrays.setAll(frames, t -> t);
        put(features, frames, clips, persons, target);
    }

    /** {@link #put} into an array of its own. */
    static float[] of(Keypoints features, int[] frames, int clips, int persons) {
        float[] input = new float[Math.multiplyExact(frames.length * persons, features.joints() * features.channels())];
        put(features, frames, clips, persons, FloatBuffer.wrap(input));
        return input;
    }

    /** {@link #putInOrder} into an array of its own. */
    static float[] inOrder(Keypoints features, int clips, int persons) {
        float[] input =
                new float[Math.multiplyExact(features.frames() * persons, features.joints() * features.channels())];
        putInOrder(features, clips, persons, FloatBuffer.wrap(input));
        return input;
    }
}
