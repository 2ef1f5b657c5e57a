package org.protogcn.prepare;

import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;

/** Whether a clip is one that the pipelines can trust. */
final class ClipCheck {
    private ClipCheck() {}

    static void check(Clip clip, SkeletonLayout layout) {
        Keypoints keypoints = clip.keypoints();
        if (keypoints.joints() != layout.size() || keypoints.channels() != layout.dimensions()) {
            throw new InvalidInputException("clip " + clip.id() + " holds " + keypoints.joints() + " joints of "
                    + keypoints.channels() + " coordinates, but the layout " + layout.name() + " has " + layout.size()
                    + " of " + layout.dimensions() + "; import it again with its own layout");
        }
        requireFinite(clip.id(), "coordinate", keypoints);
        clip.scores().ifPresent(scores -> requireFinite(clip.id(), "score", scores));
    }

    static void requireImage(Clip clip) {
        if (clip.image().isEmpty()) {
            throw new InvalidInputException("clip " + clip.id()
                    + " does not say how wide its image was, which a horizontal flip needs; set flip: 0 in the recipe");
        }
    }

    private static void requireFinite(String id, String what, Keypoints keypoints) {
        double[] values = keypoints.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw notFinite(id, what, keypoints, i);
            }
        }
    }

    private static InvalidInputException notFinite(String id, String what, Keypoints keypoints, int index) {
        int joint = index / keypoints.channels();
        int frame = joint / keypoints.joints();
        return new InvalidInputException("clip " + id + " has a " + what + " that is "
                + keypoints.values()[index] + ", at person " + frame / keypoints.frames() + ", frame "
                + frame % keypoints.frames() + ", joint " + joint % keypoints.joints()
                + "; put zeros where a joint was not found, or leave the clip out");
    }
}
