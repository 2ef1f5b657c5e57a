package org.protogcn.prepare;

import java.util.Optional;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;

/** Takes frames out of a 2-D clip and puts every joint's score beside its x and y. */
final class PlanarFrames {
    private PlanarFrames() {}

    /**
     * {@code [M,T,V,2]} and {@code [M,T,V,1]} to {@code [M',T',V,3]} in FLOAT32, with M' at most {@code persons}. In a
     * clip without scores every joint that is not at (0,0) has the score 1.
     */
    static Keypoints of(Clip clip, int[] frames, int persons) {
        Keypoints points = clip.keypoints();
        int kept = Math.min(persons, points.persons());
        double[] xy = points.values();
        Optional<double[]> scores = clip.scores().map(Keypoints::values);
        double[] taken = new double[kept * frames.length * points.joints() * 3];
        int target = 0;
        for (int person = 0; person < kept; person++) {
            for (int frame : frames) {
                int pose = points.offset(person, frame, 0) / 2;
                for (int joint = pose; joint < pose + points.joints(); joint++) {
                    taken[target++] = xy[2 * joint];
                    taken[target++] = xy[2 * joint + 1];
                    taken[target++] = scores.isPresent() ? scores.get()[joint] : score(xy, joint);
                }
            }
        }
        DType.FLOAT32.roundAll(taken);
        return new Keypoints(DType.FLOAT32, kept, frames.length, points.joints(), 3, taken);
    }

    private static double score(double[] xy, int joint) {
        return xy[2 * joint] == 0 && xy[2 * joint + 1] == 0 ? 0 : 1;
    }
}
