package org.protogcn.inspect;

import org.protogcn.inspect.ClipFigures.Jumps;
import org.protogcn.skeleton.BodyAxes;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;

/** Searches one clip for what cannot happen from one frame to the next. */
final class Jumping {
    private final Clip clip;
    private final Keypoints keypoints;
    private final boolean[] there; // [M,T]
    private final BodyAxes axes;
    private final double size;
    private Jumps joints = Jumps.NONE;
    private Jumps bodies = Jumps.NONE;
    private Jumps exchanges = Jumps.NONE;

    Jumping(Clip clip, boolean[] there, BodyAxes axes, double size) {
        this.clip = clip;
        this.keypoints = clip.keypoints();
        this.there = there;
        this.axes = axes;
        this.size = size;
    }

    void search() {
        for (int person = 0; person < keypoints.persons(); person++) {
            for (int frame = 1; frame < keypoints.frames(); frame++) {
                int body = person * keypoints.frames() + frame;
                if (there[body] && there[body - 1]) {
                    step(person, frame);
                }
            }
        }
    }

    Jumps joints() {
        return joints;
    }

    Jumps bodies() {
        return bodies;
    }

    Jumps exchanges() {
        return exchanges;
    }

    private void step(int person, int frame) {
        if (isExchange(person, frame)) {
            exchanges = exchanges.with(person, frame, 0, 1);
            return;
        }
        int judged = 0;
        int jumping = 0;
        int farthest = 0;
        double longest = 0;
        for (int joint = 0; joint < keypoints.joints(); joint++) {
            if (isJudged(person, frame, joint)) {
                double length = way(person, frame, joint, joint) / size;
                judged++;
                jumping += length > Thresholds.JUMP ? 1 : 0;
                farthest = length > longest ? joint : farthest;
                longest = Math.max(length, longest);
            }
        }
        if (jumping > Thresholds.WHOLE_BODY * judged) {
            bodies = bodies.with(person, frame, farthest, longest);
        } else if (jumping > 0) {
            joints = joints.with(person, frame, farthest, longest);
        }
    }

    private boolean isExchange(int person, int frame) {
        double straight = 0;
        double crosswise = 0;
        int pairs = 0;
        for (int i = 0; i < axes.left().size(); i++) {
            int left = axes.left().get(i);
            int right = axes.right().get(i);
            if (isJudged(person, frame, left) && isJudged(person, frame, right)) {
                straight += way(person, frame, left, left) + way(person, frame, right, right);
                crosswise += way(person, frame, left, right) + way(person, frame, right, left);
                pairs++;
            }
        }
        return pairs >= 3
                && straight > 2 * pairs * Thresholds.APART * size
                && crosswise < Thresholds.CROSSED * straight;
    }

    private boolean isJudged(int person, int frame, int joint) {
        return keypoints.isSeen(person, frame - 1, joint)
                && keypoints.isSeen(person, frame, joint)
                && clip.scores()
                        .map(scores ->
                                Math.min(scores.get(person, frame - 1, joint, 0), scores.get(person, frame, joint, 0))
                                        >= Thresholds.JUDGED_SCORE)
                        .orElse(true);
    }

    /** From one joint in the frame before to another in this. */
    private double way(int person, int frame, int from, int to) {
        double sum = 0;
        for (int channel = 0; channel < keypoints.channels(); channel++) {
            double step = keypoints.get(person, frame, to, channel) - keypoints.get(person, frame - 1, from, channel);
            sum += step * step;
        }
        return Math.sqrt(sum);
    }
}
