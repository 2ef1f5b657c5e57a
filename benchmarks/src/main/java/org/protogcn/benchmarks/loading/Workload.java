package org.protogcn.benchmarks.loading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.protogcn.array.DType;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.Recipe;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.skeleton.Stream;
import org.protogcn.store.ClipStore;
import org.protogcn.store.ClipStoreWriter;
import org.protogcn.training.config.ConfigurationFiles;
import org.protogcn.training.config.ConfigurationReader;
import org.protogcn.training.config.TrainingConfiguration;

/**
 * The recipe of a benchmark and clips of random numbers that have its form.
 *
 * @param configuration name of the benchmark's configuration
 * @param stored layout of the clips
 * @param frames of a clip on average; they have from half to one and a half times as many
 * @param secondPerson share of the clips with two persons
 */
public record Workload(
        String configuration, Stream stream, String stored, DType type, int frames, double secondPerson) {
    /** The benchmarks' recipes; lengths and persons are about those of the datasets. */
    static final List<Workload> ALL = List.of(
            new Workload("ntu60-xsub", Stream.J, "ntu25", DType.FLOAT16, 85, 0.2),
            new Workload("ntu60-xsub", Stream.BM, "ntu25", DType.FLOAT16, 85, 0.2),
            new Workload("kinetics400", Stream.J, "coco17", DType.FLOAT16, 250, 0.8),
            new Workload("finegym", Stream.B, "coco17", DType.FLOAT16, 50, 0),
            new Workload("nw-ucla", Stream.J, "kinect20", DType.FLOAT32, 40, 0));

    private static final Clip.ImageSize IMAGE = new Clip.ImageSize(480, 640);

    /** As its configuration takes them. */
    public static Workload of(String configuration, Stream stream) {
        return ALL.stream()
                .filter(w -> w.configuration().equals(configuration) && w.stream() == stream)
                .findFirst()
                .orElseThrow();
    }

    String name() {
        return configuration + " " + stream.key();
    }

    Recipe recipe() {
        return settings().recipe();
    }

    /** All that a run of this benchmark is told. */
    public TrainingConfiguration settings() {
        return settings(List.of());
    }

    /** @param sets what overrides the benchmark's configuration, each {@code key=value} with a dotted key */
    TrainingConfiguration settings(List<String> sets) {
        return ConfigurationReader.read(ConfigurationFiles.find(configuration), stream, sets);
    }

    public SkeletonLayout layout() {
        return SkeletonLayouts.named(stored);
    }

    public Preparation preparation() {
        return Preparation.of(recipe(), layout());
    }

    boolean isPlanar() {
        return layout().dimensions() == 2;
    }

    /** Puts clips into a new store, with one split that is called {@code all}. */
    public ClipStore store(List<Clip> clips, Path folder) {
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder, false)) {
            clips.forEach(writer::add);
            List<String> ids = clips.stream().map(Clip::id).toList();
            writer.finish(layout(), List.of("action"), Map.of("all", ids));
        }
        return ClipStore.open(folder);
    }

    /** The same clips for the same seed. */
    public List<Clip> clips(int count, long seed) {
        Random random = new Random(seed);
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clips.add(clip("clip " + i, random));
        }
        return clips;
    }

    private Clip clip(String id, Random random) {
        int persons = random.nextDouble() < secondPerson ? 2 : 1;
        int length = frames / 2 + random.nextInt(frames + 1);
        if (!isPlanar()) {
            return new Clip(id, 0, keypoints(random, persons, length, 3, -2, 4));
        }
        Keypoints points = keypoints(random, persons, length, 2, 1, IMAGE.height());
        return new Clip(id, 0, points, Optional.of(keypoints(random, persons, length, 1, 0, 1)), Optional.of(IMAGE));
    }

    private Keypoints keypoints(Random random, int persons, int length, int channels, double least, double most) {
        int joints = layout().size();
        double[] values = random.doubles((long) persons * length * joints * channels, least, most)
                .map(type::round)
                .toArray();
        return new Keypoints(type, persons, length, joints, channels, values);
    }
}
