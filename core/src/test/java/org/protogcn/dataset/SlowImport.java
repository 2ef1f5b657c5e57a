package org.protogcn.dataset;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.protogcn.array.DType;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.SourceSummary;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Clip.ImageSize;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.MissingValues;

/** A process that imports generated clips of all types and tells of each, so that it can be killed on the way. */
public final class SlowImport implements ClipFormat {
    private static final long NANOS_PER_CLIP = 100_000;

    private final int clips;

    SlowImport(int clips) {
        this.clips = clips;
    }

    /** Imports as many clips as the second argument says into the folder that is named first, with a dot for each. */
    public static void main(String[] arguments) {
        SlowImport source = new SlowImport(Integer.parseInt(arguments[1]));
        source.into(Path.of(arguments[0]), clip -> {
            System.out.write('.');
            System.out.flush();
            LockSupport.parkNanos(NANOS_PER_CLIP);
        });
    }

    ImportReport into(Path store, IntConsumer progress) {
        return new Importer(MissingValues.ZERO, progress)
                .run(this, Path.of("generated"), ImportOptions.NONE, store, false);
    }

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public String description() {
        return "generated clips";
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink sink) {
        for (int i = 0; i < clips; i++) {
            sink.accept(clip(i));
        }
        return new SourceSummary(SkeletonLayouts.named("coco17"), List.of("sit", "stand", "wave"), splits(), List.of());
    }

    /** In one order: that of {@code Map.of} differs from process to process. */
    private Map<String, List<String>> splits() {
        Map<String, List<String>> splits = new LinkedHashMap<>();
        splits.put("train", List.of("clip 0", "clip 1"));
        splits.put("val", List.of("clip " + (clips - 1)));
        return splits;
    }

    static Clip clip(int number) {
        Random random = new Random(number);
        int frames = 1 + random.nextInt(4);
        Optional<Keypoints> scores =
                number % 3 == 0 ? Optional.of(keypoints(DType.FLOAT16, frames, 1, random)) : Optional.empty();
        DType type = List.of(DType.FLOAT16, DType.FLOAT32, DType.FLOAT64).get(number % 7 % 3);
        return new Clip(
                "clip " + number,
                number % 3,
                keypoints(type, frames, 2, random),
                scores,
                number % 2 == 0 ? Optional.of(new ImageSize(480, 640)) : Optional.empty());
    }

    private static Keypoints keypoints(DType type, int frames, int channels, Random random) {
        double[] values = random.doubles(frames * 17L * channels, -100, 100)
                .map(type::round)
                .toArray();
        values[0] = random.nextInt(5) == 0 ? Double.NaN : values[0];
        return new Keypoints(type, 1, frames, 17, channels, values);
    }
}
