package org.protogcn.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeEach;
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

class AppendedImportTest {
    @TempDir
    Path temp;

    private Path store;

    @BeforeEach
    void importTheFirst() {
        store = temp.resolve("store");
        importer(n -> {})
                .run(
                        new Few("a", "coco17", List.of("sit", "wave"), "train"),
                        temp.resolve("x"),
                        ImportOptions.NONE,
                        store,
                        false);
    }

    private static Importer importer(IntConsumer progress) {
        return new Importer(MissingValues.REFUSE, progress);
    }

    private ImportReport append(Few source, IntConsumer progress) {
        return importer(progress).append(source, temp.resolve("x"), ImportOptions.NONE, store);
    }

    @Test
    void appendedClips_followWithClassesAndSplitsBroughtTogetherByName() {
        ImportReport report = append(new Few("b", "coco17", List.of("jump", "sit"), "train"), n -> {});
        append(new Few("c", "coco17", List.of("sit", "wave", "jump"), "val"), n -> {});

        assertEquals(6, report.clips());
        try (ClipStore opened = ClipStore.open(store)) {
            opened.verify();
            assertEquals(9, opened.size());
            assertEquals(List.of("sit", "wave", "jump"), opened.classNames());
            assertEquals(List.of(0, 1, 0, 2, 0, 2, 0, 1, 0), labels(opened));
            assertArrayEquals(new int[] {0, 2, 3, 5}, opened.split("train"));
            assertArrayEquals(new int[] {6, 8}, opened.split("val"));
            assertEquals(4, opened.indexOf("b1"));
            for (int i = 0; i < opened.size(); i++) {
                String id = List.of("a", "b", "c").get(i / 3) + i % 3;
                assertEquals(id, opened.clip(i).id());
                assertArrayEquals(Few.values(id), opened.clip(i).keypoints().values());
            }
        }
    }

    private static List<Integer> labels(ClipStore store) {
        return java.util.stream.IntStream.range(0, store.size())
                .mapToObj(store::label)
                .toList();
    }

    @Test
    void readerOfTheStore_keepsReadingWhatItHeld() {
        try (ClipStore before = ClipStore.open(store)) {
            append(new Few("b", "coco17", List.of("sit"), "train"), n -> {});
            assertEquals(3, before.size());
            assertEquals("a2", before.clip(2).id());
            assertEquals(2, before.split("train").length);
            assertEquals(-1, before.indexOf("b0"));
        }
    }

    @Test
    void interruptedAppending_leavesTheStoreAsItWasAndIsContinued() throws IOException {
        String before = hash();
        Few second = new Few("b", "coco17", List.of("sit"), "train");
        assertThrows(
                CancellationException.class,
                () -> append(second, n -> {
                    if (n == 2) {
                        throw new CancellationException();
                    }
                }));
        assertEquals(before, hash());
        assertTrue(Files.exists(temp.resolve(".store.importing")));

        assertTrue(append(second, n -> {})
                .notes()
                .contains("an interrupted import was continued; 2 clips were there already"));
        assertFalse(Files.exists(temp.resolve(".store.importing")));
    }

    @Test
    void whatDoesNotFit_isRefusedAndTheStoreUnchanged() throws IOException {
        String before = hash();
        refused("clip id a0 is in the store", new Few("a", "coco17", List.of("sit", "wave"), "val"));
        refused("the clips have the layout openpose18, but the store", new Few("b", "openpose18", List.of("sit"), "v"));
        refused("the classes of the source have no names", new Few("b", "coco17", List.of(), "val"));
        refused("two classes have the same name", new Few("b", "coco17", List.of("sit", "sit"), "val"));
        assertEquals(before, hash());
        assertFalse(Files.exists(temp.resolve(".store.importing")));
    }

    private void refused(String start, Few source) {
        String message = assertThrows(InvalidInputException.class, () -> append(source, n -> {}))
                .getMessage();
        assertTrue(message.startsWith(start), message);
    }

    @Test
    void leftoversOfAKilledAppending_areDeletedByTheNext() throws IOException {
        Files.writeString(store.resolve("keypoints-00001.npy"), "half a shard");
        Files.writeString(store.resolve("index-00001.npy"), "half an index");
        Files.writeString(store.resolve("scores-00007.npy"), "of nobody");
        append(new Few("b", "coco17", List.of("sit"), "train"), n -> {});

        assertFalse(Files.exists(store.resolve("scores-00007.npy")));
        try (ClipStore opened = ClipStore.open(store)) {
            opened.verify();
            assertEquals("b2", opened.clip(5).id());
        }
    }

    private String hash() {
        try (ClipStore opened = ClipStore.open(store)) {
            return opened.contentHash();
        }
    }

    /** Three clips, PREFIX0 to PREFIX2, of alternating labels; the first and the last are in the split. */
    private record Few(String prefix, String layout, List<String> classes, String split) implements ClipFormat {
        @Override
        public String name() {
            return "few";
        }

        @Override
        public String description() {
            return "three clips";
        }

        @Override
        public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
            int joints = SkeletonLayouts.named(layout).size();
            for (int i = 0; i < 3; i++) {
                String id = prefix + i;
                double[] values = layout.equals("coco17") ? values(id) : new double[joints * 2];
                int label = classes.isEmpty() ? 0 : i % 2 % classes.size();
                clips.accept(new Clip(id, label, new Keypoints(DType.FLOAT32, 1, 1, joints, 2, values)));
            }
            return new SourceSummary(
                    SkeletonLayouts.named(layout), classes, Map.of(split, List.of(prefix + 0, prefix + 2)), List.of());
        }

        static double[] values(String id) {
            double[] values = new double[34];
            values[0] = id.hashCode();
            return values;
        }
    }
}
