package org.protogcn.store;

import java.util.Arrays;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.store.StoreSummary.Missing;

/** Counts what of a clip is zero throughout. */
final class ZeroCount {
    private final Keypoints keypoints;

    private ZeroCount(Keypoints keypoints) {
        this.keypoints = keypoints;
    }

    static Missing of(Keypoints keypoints) {
        return new ZeroCount(keypoints).count();
    }

    private Missing count() {
        int persons = keypoints.persons();
        int frames = keypoints.frames();
        int[] framesOfPerson = new int[persons];
        int[] personsInFrame = new int[frames];
        long joints = 0;
        long zeroJoints = 0;
        for (int person = 0; person < persons; person++) {
            for (int frame = 0; frame < frames; frame++) {
                int zeros = zeroJoints(person, frame);
                if (zeros < keypoints.joints()) {
                    framesOfPerson[person]++;
                    personsInFrame[frame]++;
                    joints += keypoints.joints();
                    zeroJoints += zeros;
                }
            }
        }
        return new Missing(zeros(framesOfPerson), persons, zeros(personsInFrame), frames, zeroJoints, joints);
    }

    private int zeroJoints(int person, int frame) {
        int zeros = 0;
        for (int joint = 0; joint < keypoints.joints(); joint++) {
            zeros += isZero(keypoints.offset(person, frame, joint)) ? 1 : 0;
        }
        return zeros;
    }

    private boolean isZero(int start) {
        for (int i = start; i < start + keypoints.channels(); i++) {
            if (keypoints.values()[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static long zeros(int[] counts) {
        return Arrays.stream(counts).filter(count -> count == 0).count();
    }
}
