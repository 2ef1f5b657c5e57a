package org.protogcn.inspect;

import org.protogcn.skeleton.Keypoints;

/** Who is there when. */
final class Presence {
    private Presence() {}

    /** {@code [M,T]}: whether any joint of a person is seen in a frame. */
    static boolean[] of(Keypoints keypoints) {
        boolean[] there = new boolean[keypoints.persons() * keypoints.frames()];
        int perFrame = keypoints.joints() * keypoints.channels();
        double[] values = keypoints.values();
        for (int i = 0; i < values.length; i++) {
            there[i / perFrame] |= values[i] != 0;
        }
        return there;
    }

    /** In how many frames a person is there. */
    static int frames(boolean[] there, Keypoints keypoints, int person) {
        int frames = 0;
        for (int frame = 0; frame < keypoints.frames(); frame++) {
            frames += there[person * keypoints.frames() + frame] ? 1 : 0;
        }
        return frames;
    }
}
