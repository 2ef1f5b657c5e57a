package org.protogcn.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Clip.ImageSize;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

/** Clips of random numbers, and stores made of them. */
final class Clips {
    static final SkeletonLayout LAYOUT = SkeletonLayouts.named("coco17");

    private Clips() {}

    static Keypoints random(long seed, DType type, int persons, int frames, int channels) {
        Random random = new Random(seed);
        int joints = LAYOUT.size();
        double[] values = random.doubles((long) persons * frames * joints * channels, -100, 100)
                .map(type::round)
                .toArray();
        return new Keypoints(type, persons, frames, joints, channels, values);
    }

    static Clip plain(String id, int label) {
        return new Clip(id, label, random(id.hashCode(), DType.FLOAT32, 1, 3, 2));
    }

    static Clip scored(String id, int label, DType type, DType scoreType) {
        return new Clip(
                id,
                label,
                random(id.hashCode(), type, 2, 5, 2),
                Optional.of(random(id.hashCode() + 1L, scoreType, 2, 5, 1)),
                Optional.of(new ImageSize(480, 640)));
    }

    static void write(Path folder, Clip... clips) {
        write(folder, Map.of(), clips);
    }

    static void write(Path folder, Map<String, List<String>> splits, Clip... clips) {
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder, true)) {
            for (Clip clip : clips) {
                writer.add(clip);
            }
            writer.finish(LAYOUT, List.of(), splits);
        }
    }
}
