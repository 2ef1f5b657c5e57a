package org.protogcn.prepare;

import java.util.Arrays;
import org.protogcn.skeleton.Keypoints;

/** The last step of both pipelines: features to the numbers a network reads. */
final class NetworkInput {
    private NetworkInput() {}

    /**
     * {@code [M',T',V,C]} features to {@code [clips,M,T,V,C]} numbers. Persons beyond M are cut, missing ones are zeros.
     *
     * @param frames {@code [clips,T]} the frames of each clip
     */
    static float[] of(Keypoints features, int[] frames, int clips, int persons) {
        int length = frames.length / clips;
        int frameSize = features.joints() * features.channels();
        float[] input = new float[Math.multiplyExact(clips * persons, length * frameSize)];
        int present = Math.min(persons, features.persons());
        for (int clip = 0; clip < clips; clip++) {
            for (int person = 0; person < present; person++) {
                int target = (clip * persons + person) * length * frameSize;
                for (int t = 0; t < length; t++) {
                    int source = features.offset(person, frames[clip * length + t], 0);
                    copy(features.values(), source, input, target + t * frameSize, frameSize);
                }
            }
        }
        return input;
    }

    /** {@code [M',clips·T,V,C]}, frames already in the order of the clips, to {@code [clips,M,T,V,C]}. */
    static float[] inOrder(Keypoints features, int clips, int persons) {
        int[] frames = new int[features.frames()];
        Arrays.setAll(frames, t -> t);
        return of(features, frames, clips, persons);
    }

    private static void copy(double[] from, int source, float[] to, int target, int count) {
        for (int i = 0; i < count; i++) {
            to[target + i] = (float) from[source + i];
        }
    }
}
