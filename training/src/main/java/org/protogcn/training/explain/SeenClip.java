package org.protogcn.training.explain;

import java.util.Optional;
import org.protogcn.array.DType;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.Recipe;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;

/** A clip in the frames that a network saw of it, so that what was found out about a frame can be drawn there. */
final class SeenClip {
    /** Of a joint that stands exactly at the origin, where it would count as not seen. */
    private static final double HARDLY = 1e-6;

    private SeenClip() {}

    /** The joints before they become a stream, {@code [M,T,V,C]}. */
    static Clip of(Clip clip, Preparation preparation) {
        Recipe recipe = preparation.recipe();
        int joints = preparation.layout().size();
        float[] sampled = preparation.joints(clip, 1).joints();
        if (preparation.layout().dimensions() == 3) {
            Keypoints keypoints = keypoints(recipe, joints, 3, visible(sampled, joints));
            return new Clip(clip.id(), clip.label(), keypoints);
        }
        Keypoints places = keypoints(recipe, joints, 2, channels(sampled, 0, 2));
        Keypoints scores = keypoints(recipe, joints, 1, channels(sampled, 2, 1));
        return new Clip(clip.id(), clip.label(), places, Optional.of(scores), Optional.empty());
    }

    private static Keypoints keypoints(Recipe recipe, int joints, int channels, double[] values) {
        return new Keypoints(DType.FLOAT32, recipe.persons(), recipe.frames(), joints, channels, values);
    }

    private static double[] channels(float[] all, int first, int count) {
        double[] some = new double[all.length / 3 * count];
        for (int i = 0; i < some.length; i++) {
            some[i] = all[i / count * 3 + first + i % count];
        }
        return some;
    }

    private static double[] visible(float[] all, int joints) {
        double[] values = channels(all, 0, 3);
        for (int body = 0; body < values.length; body += 3 * joints) {
            if (!isEmpty(values, body, 3 * joints)) {
                for (int joint = body; joint < body + 3 * joints; joint += 3) {
                    values[joint] = isEmpty(values, joint, 3) ? HARDLY : values[joint];
                }
            }
        }
        return values;
    }

    private static boolean isEmpty(double[] values, int first, int count) {
        for (int i = first; i < first + count; i++) {
            if (values[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
