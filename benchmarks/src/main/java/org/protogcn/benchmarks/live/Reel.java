package org.protogcn.benchmarks.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.ClipStore;
import org.protogcn.synthetic.SyntheticActions;

/** Clips to be shown one after another, in random order. */
record Reel(SkeletonLayout layout, List<Clip> clips) {
    private static final long SEED = 11;

    /**
     * Clips of a store, as many as last for {@code frames}, or all.
     *
     * @throws org.protogcn.InvalidInputException if it is no store
     */
    static Reel stored(Path folder, int frames) {
        try (ClipStore store = ClipStore.open(folder)) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, store.size()).boxed().toList());
            Collections.shuffle(order, new Random(SEED));
            List<Clip> clips = new ArrayList<>();
            int length = 0;
            for (int i = 0; i < order.size() && length < frames; i++) {
                Clip clip = store.clip(order.get(i));
                length += clip.keypoints().frames();
                clips.add(clip);
            }
            return new Reel(store.layout(), clips);
        }
    }

    /** Made-up clips of ten people. */
    static Reel madeUp() {
        List<Clip> clips = new ArrayList<>(new SyntheticActions(SEED, 10, 0, 0, 1).clips());
        Collections.shuffle(clips, new Random(SEED));
        return new Reel(SkeletonLayouts.named(SyntheticActions.LAYOUT), clips);
    }
}
