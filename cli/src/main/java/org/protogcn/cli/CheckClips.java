package org.protogcn.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.protogcn.array.DType;
import org.protogcn.random.Draws;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.store.ClipStore;
import org.protogcn.training.SavedModel;

/**
 * Some clips to run a model on.
 *
 * @param description what they are, for people
 */
record CheckClips(String description, List<Clip> clips) {
    private static final int COUNT = 16;
    private static final int FRAMES = 70;

    /** Clips from all over the store, or if there is none, drawn at random. */
    static CheckClips of(SavedModel model, Optional<Path> given) {
        Path folder = given.orElse(Path.of(model.configuration().data().store()));
        if (given.isEmpty() && !Files.isDirectory(folder)) {
            return new CheckClips(
                    COUNT + " random clips (no store of real ones at hand, see --store)", random(model.layout()));
        }
        try (ClipStore store = ClipStore.open(folder)) {
            List<Clip> clips = new ArrayList<>();
            int count = Math.min(COUNT, store.size());
            for (int i = 0; i < count; i++) {
                clips.add(store.clip((int) ((long) i * store.size() / count)));
            }
            return new CheckClips(count + " clips of " + folder, clips);
        }
    }

    private static List<Clip> random(SkeletonLayout layout) {
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            clips.add(random(i, 1 + i % 2, layout));
        }
        return clips;
    }

    private static Clip random(int number, int persons, SkeletonLayout layout) {
        Draws draws = Draws.of(number);
        double[] values = new double[persons * FRAMES * layout.size() * layout.dimensions()];
        Arrays.setAll(values, i -> DType.FLOAT16.round(draws.nextDouble() + i % layout.dimensions()));
        return new Clip(
                "random " + number,
                Clip.UNLABELLED,
                new Keypoints(DType.FLOAT16, persons, FRAMES, layout.size(), layout.dimensions(), values));
    }
}
