package org.protogcn.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;

/** Stores of random clips, for tests of what is done with stores. */
public final class RandomStore {
    private RandomStore() {}

    /**
     * Clips {@code s0-c0, s0-c1, ... s1-c0 ...} of coco17 with scores in half precision: subject, then number. Classes are
     * {@code zero, one, ...} in turn; the splits {@code train} and {@code val} have clips with even and odd numbers.
     */
    public static ClipStore write(Path folder, int subjects, int clipsOfEach, int classes) {
        Map<String, List<String>> splits = new LinkedHashMap<>();
        splits.put("train", new ArrayList<>());
        splits.put("val", new ArrayList<>());
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder, true)) {
            for (int i = 0; i < subjects * clipsOfEach; i++) {
                String id = "s" + i / clipsOfEach + "-c" + i % clipsOfEach;
                writer.add(Clips.scored(id, i % classes, DType.FLOAT16, DType.FLOAT16));
                splits.get(i % 2 == 0 ? "train" : "val").add(id);
            }
            writer.finish(Clips.LAYOUT, names(classes), splits);
        }
        return ClipStore.open(folder);
    }

    private static List<String> names(int classes) {
        String[] words = {"zero", "one", "two", "three", "four", "five", "six", "seven"};
        return IntStream.range(0, classes).mapToObj(i -> words[i]).toList();
    }

    /** Clips of other lengths and types without classes or splits. */
    public static ClipStore writeUneven(Path folder) {
        Random random = new Random(5);
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder, true)) {
            for (int i = 0; i < 6; i++) {
                DType type = i % 2 == 0 ? DType.FLOAT16 : DType.FLOAT32;
                writer.add(new Clip("u" + i, i - 1, Clips.random(i, type, 1 + i % 3, 1 + random.nextInt(9), 2)));
            }
            writer.finish(Clips.LAYOUT, List.of(), Map.of());
        }
        return ClipStore.open(folder);
    }
}
