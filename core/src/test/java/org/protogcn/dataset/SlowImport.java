package org.protogcn.dataset;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
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

/** A process that imports generated clips of all types, so slowly that it can be killed on the way. */
public final class SlowImport implements ClipFormat {
    static final String BEGUN = "begun";

    private final int clips;
    private final long nanosPerClip;

    SlowImport(int clips, long nanosPerClip) {
        this.clips = clips;
        this.nanosPerClip = nanosPerClip;
    }

    /** Imports into the folder that is named first; the number of clips and the pause after each follow. */
    public static void main(String[] arguments) {
        SlowImport source = new SlowImport(Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
        System.out.println(BEGUN);
        source.into(Path.of(arguments[0]));
    }

    ImportReport into(Path store) {
        return new Importer(MissingValues.ZERO, n -> {})
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
            LockSupport.parkNanos(nanosPerClip);
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
