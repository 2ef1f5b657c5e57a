package org.protogcn.people;

import org.protogcn.array.DType;
import org.protogcn.skeleton.Keypoints;

/** The arrays of a clip, zero at first, into which the tracks of its persons are drawn. */
final class ClipCanvas {
    private final int persons;
    private final int frames;
    private final int joints;
    private final int axes;
    private final double[] keypoints; // [M,T,V,C]
    private final double[] scores; // [M,T,V]

    ClipCanvas(int persons, int frames, int joints, int axes) {
        this.persons = persons;
        this.frames = frames;
        this.joints = joints;
        this.axes = axes;
        this.keypoints = new double[persons * frames * joints * axes];
        this.scores = new double[persons * frames * joints];
    }

    /**
     * Draws a track as one person.
     *
     * @param start the frame of the recording at which the clip begins
     * @param bridged in gaps of at most so many frames, joints are put on the line between their neighbours in time
     */
    void draw(int person, Track track, int start, int bridged) {
        int row = person * frames - start;
        for (int i = 0; i < track.size(); i++) {
            put(row + track.frame(i), track.detection(i));
            int next = i + 1 < track.size() ? track.frame(i + 1) : track.frame(i);
            if (next - track.frame(i) - 1 <= bridged) {
                for (int frame = track.frame(i) + 1; frame < next; frame++) {
                    double share = (double) (frame - track.frame(i)) / (next - track.frame(i));
                    putBetween(row + frame, track.detection(i), track.detection(i + 1), share);
                }
            }
        }
    }

    private void put(int place, Detection detection) {
        putBetween(place, detection, detection, 0);
    }

    private void putBetween(int place, Detection before, Detection after, double share) {
        for (int joint = 0; joint < joints; joint++) {
            if (before.isSeen(joint) && after.isSeen(joint)) {
                int target = place * joints + joint;
                scores[target] = between(before.score(joint), after.score(joint), share);
                for (int axis = 0; axis < axes; axis++) {
                    keypoints[target * axes + axis] =
                            between(before.coordinate(joint, axis), after.coordinate(joint, axis), share);
                }
            }
        }
    }

    private static double between(float before, float after, double share) {
        return (float) (before + share * ((double) after - before));
    }

    Keypoints keypoints() {
        return new Keypoints(DType.FLOAT32, persons, frames, joints, axes, keypoints);
    }

    Keypoints scores() {
        return new Keypoints(DType.FLOAT32, persons, frames, joints, 1, scores);
    }
}
