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
        int[] source = mirror.stream().mapToInt(Integer::intValue).toArray();
        double[] values = clip.values();
        double[] swapped = new double[values.length];
        int frameSize = source.length * channels;
        for (int frame = 0; frame < values.length; frame += frameSize) {
            for (int joint = 0; joint < source.length; joint++) {
                System.arraycopy(values, frame + source[joint] * channels, swapped, frame + joint * channels, channels);
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
        for (int i = 0; i < values.length; i += clip.channels()) {
            if (values[i] != 0) {
                values[i] = clip.type().round(width - values[i]);
            }
        }
        return mirrored(clip.withValues(values), mirror);
    }
}
