package org.protogcn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.SourceSummary;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.ClipStore;
import org.protogcn.store.MissingValues;

class ImporterTest {
    @TempDir
    Path temp;

    @Test
    void source_becomesAStore() {
        List<Integer> progress = new ArrayList<>();

        ImportReport report = new Importer(MissingValues.REFUSE, progress::add)
                .run(new ThreeClips(0), Path.of("x"), ImportOptions.NONE, temp.resolve("s"), false);

        assertEquals(List.of(1, 2, 3), progress);
        assertEquals(3, report.clips());
        assertEquals("ntu25", report.layout());
        assertEquals(Map.of("train", 2), report.splits());
        assertEquals(List.of("one clip was empty"), report.notes());
        try (ClipStore store = ClipStore.open(temp.resolve("s"))) {
            assertEquals(report.contentHash(), store.contentHash());
            assertEquals(List.of("sit", "stand"), store.classNames());
        }
    }

    @Test
    void sourceThatFailsHalfway_leavesNothing() {
        Importer strict = new Importer(MissingValues.REFUSE, n -> {});
        ClipFormat source = new ThreeClips(Double.NaN);
        assertThrows(
                InvalidInputException.class,
                () -> strict.run(source, Path.of("x"), ImportOptions.NONE, temp.resolve("s"), false));
        assertFalse(Files.exists(temp.resolve("s")));
        assertEquals(0, temp.toFile().list().length);
    }

    @Test
    void repairedCoordinates_areNoted() {
        ImportReport report = new Importer(MissingValues.ZERO, n -> {})
                .run(new ThreeClips(Double.NaN), Path.of("x"), ImportOptions.NONE, temp.resolve("s"), false);

        assertEquals(2, report.notes().size());
        assertEquals(
                "1 joints in 1 clips had a coordinate or score that is no number and were set to zero.",
                report.notes().get(1));
    }

    /** Yields three clips; the first coordinate of the last is given. */
    private record ThreeClips(double value) implements ClipFormat {
        @Override
        public String name() {
            return "three";
        }

        @Override
        public String description() {
            return "three clips of zeros";
        }

        @Override
        public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
            for (int i = 0; i < 3; i++) {
                double[] values = new double[75];
                values[0] = i == 2 ? value : 0;
                clips.accept(new Clip("c" + i, i % 2, new Keypoints(DType.FLOAT32, 1, 1, 25, 3, values)));
            }
            return new SourceSummary(
                    SkeletonLayouts.named("ntu25"),
                    List.of("sit", "stand"),
                    Map.of("train", List.of("c2", "c0")),
                    List.of("one clip was empty"));
        }
    }
}
