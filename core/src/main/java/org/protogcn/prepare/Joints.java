package org.protogcn.prepare;

import java.util.Arrays;
import java.util.List;
import org.protogcn.skeleton.Keypoints;

/** What augmentation does to whole joints. */
final class Joints {
    private Joints() {}

    /** Left and right exchanged: joint v of the result is joint {@code mirror[v]} of the clip. Coordinates stay. */
    static Keypoints mirrored(Keypoints clip, List<Integer> mirror) {
        int channels = clip.channels();
        double[] values = clip.values();
        double[] swapped = values.clone();
        int frameSize = clip.joints() * channels;
        for (int joint = 0; joint < mirror.size(); joint++) {
            int distance = (mirror.get(joint) - joint) * channels;
            if (distance != 0) {
                for (int i = joint * channels; i < values.length; i += frameSize) {
                    System.arraycopy(values, i + distance, swapped, i, channels);
                }
            }
        }
        return clip.withValues(swapped);
    }

    /** These joints put to zero, in all persons and frames. */
    static Keypoints blanked(Keypoints clip, List<Integer> joints) {
        double[] kept = clip.values().clone();
        int channels = clip.channels();
        int frameSize = clip.joints() * channels;
        for (int joint : joints) {
            for (int i = joint * channels; i < kept.length; i += frameSize) {
                Arrays.fill(kept, i, i + channels, 0);
            }
        }
        return clip.withValues(kept);
    }

    /** A picture's mirror image: x becomes {@code width - x} where a joint was found, and left and right change. */
    static Keypoints flipped(Keypoints clip, int width, List<Integer> mirror) {
        double[] values = clip.values().clone();
        int channels = clip.channels();
        for (int i = 0; i < values.length; i += channels) {
            values[i] = values[i] != 0 ? clip.type().round(width - values[i]) : values[i];
        }
        return mirrored(clip.withValues(values), mirror);
    }
}
