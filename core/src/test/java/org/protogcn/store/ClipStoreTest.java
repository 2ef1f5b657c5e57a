package org.protogcn.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;

class ClipStoreTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"FLOAT16", "FLOAT32", "FLOAT64"})
    void clip_isReadBackBitForBit(DType type) {
        Clip written = Clips.scored("näme/日本", 7, type, DType.FLOAT16);
        Clips.write(temp.resolve("s"), Clips.plain("first", 0), written);

        try (ClipStore store = ClipStore.open(temp.resolve("s"))) {
            assertSame(written, store.clip(1));
            assertEquals(type, store.type(1));
        }
    }

    @Test
    void extremeValues_keepTheirBits() {
        double[] values = new double[34];
        double[] extremes = {0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MIN_NORMAL, 1 / 3.0};
        System.arraycopy(extremes, 0, values, 0, extremes.length);
        Clip written = new Clip("x", 0, new Keypoints(DType.FLOAT64, 1, 1, 17, 2, values));
        Clips.write(temp.resolve("s"), written);

        try (ClipStore store = ClipStore.open(temp.resolve("s"))) {
            assertSame(written, store.clip(0));
        }
    }

    private static void assertSame(Clip expected, Clip actual) {
        assertEquals(expected.id(), actual.id());
        assertEquals(expected.label(), actual.label());
        assertEquals(expected.image(), actual.image());
        assertSame(expected.keypoints(), actual.keypoints());
        assertEquals(expected.scores().isPresent(), actual.scores().isPresent());
        expected.scores().ifPresent(scores -> assertSame(scores, actual.scores().orElseThrow()));
    }

    private static void assertSame(Keypoints expected, Keypoints actual) {
        assertEquals(expected.toString(), actual.toString());
        assertArrayEquals(expected.values(), actual.values());
    }

    @Test
    void index_answersWithoutReadingClips() {
        Clips.write(
                temp.resolve("s"),
                Map.of("val", List.of("b", "a")),
                Clips.plain("a", 2),
                Clips.scored("b", Clip.UNLABELLED, DType.FLOAT16, DType.FLOAT16));

        try (ClipStore store = ClipStore.open(temp.resolve("s"))) {
            assertEquals(2, store.size());
            assertEquals("b", store.id(1));
            assertEquals(Clip.UNLABELLED, store.label(1));
            assertEquals(5, store.frames(1));
            assertEquals(2, store.persons(1));
            assertEquals(1, store.indexOf("b"));
            assertEquals(-1, store.indexOf("c"));
            assertEquals(Clips.LAYOUT, store.layout());
            assertEquals(List.of("class 0", "class 1", "class 2"), store.classNames());
            assertArrayEquals(new int[] {1, 0}, store.split("val"));
        }
    }

    @Test
    void unknownSplit_isRefusedWithTheValidNames() {
        Clips.write(temp.resolve("s"), Map.of("xsub_train", List.of("a")), Clips.plain("a", 0));

        try (ClipStore store = ClipStore.open(temp.resolve("s"))) {
            InvalidInputException e = assertThrows(InvalidInputException.class, () -> store.split("xsub_trian"));
            assertEquals(
                    "store " + temp.resolve("s") + " has no split 'xsub_trian'; did you mean 'xsub_train'?",
                    e.getMessage());
        }
    }

    @Test
    void fullShards_areFollowedByOthers() {
        try (ClipStoreWriter writer = ClipStoreWriter.create(temp.resolve("s"), false, 1000)) {
            for (int i = 0; i < 7; i++) {
                writer.add(Clips.plain("c" + i, i));
            }
            writer.finish(Clips.LAYOUT, List.of(), Map.of());
        }

        assertEquals(true, Files.exists(temp.resolve("s/keypoints-00003.npy")));
        try (ClipStore store = ClipStore.open(temp.resolve("s"))) {
            for (int i = 0; i < 7; i++) {
                assertSame(Clips.plain("c" + i, i), store.clip(i));
            }
        }
    }

    @Test
    void contentHash_isTheDatas() {
        Clips.write(temp.resolve("one"), Clips.plain("a", 0), Clips.plain("b", 0));
        Clips.write(temp.resolve("same"), Clips.plain("a", 0), Clips.plain("b", 0));
        Clips.write(temp.resolve("other"), Clips.plain("a", 0), Clips.plain("b", 1));

        assertEquals(hash("one"), hash("same"));
        assertNotEquals(hash("one"), hash("other"));
    }

    private String hash(String name) {
        try (ClipStore store = ClipStore.open(temp.resolve(name))) {
            return store.contentHash();
        }
    }

    @Test
    void closedStore_readsNoMore() {
        Clips.write(temp.resolve("s"), Clips.plain("a", 0));
        ClipStore store = ClipStore.open(temp.resolve("s"));
        store.close();

        assertThrows(IllegalStateException.class, () -> store.clip(0));
    }

    @Test
    void folderWithoutStore_isNamed() {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> ClipStore.open(temp));
        assertEquals(
                temp + " is not a clip store: it has no store.json; make one with 'protogcn data import'",
                e.getMessage());
    }

    @Test
    void manyThreads_readWhatWasWritten() throws Exception {
        Clip[] clips = new Clip[40];
        for (int i = 0; i < clips.length; i++) {
            clips[i] = Clips.scored("c" + i, i, i % 2 == 0 ? DType.FLOAT16 : DType.FLOAT32, DType.FLOAT32);
        }
        Clips.write(temp.resolve("s"), clips);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (ClipStore store = ClipStore.open(temp.resolve("s"))) {
            List<Callable<Void>> readers = new ArrayList<>();
            for (int seed = 0; seed < 8; seed++) {
                Random random = new Random(seed);
                readers.add(() -> {
                    for (int i = 0; i < 300; i++) {
                        int clip = random.nextInt(clips.length);
                        assertSame(clips[clip], store.clip(clip));
                    }
                    return null;
                });
            }
            for (Future<Void> reader : threads.invokeAll(readers)) {
                reader.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void hundredThousandClips_areOpened() {
        Keypoints tiny = new Keypoints(DType.FLOAT16, 1, 1, 17, 2, new double[34]);
        try (ClipStoreWriter writer = ClipStoreWriter.create(temp.resolve("s"), false)) {
            for (int i = 0; i < 100_000; i++) {
                writer.add(new Clip("clip" + i, i % 60, tiny));
            }
            writer.finish(Clips.LAYOUT, List.of(), Map.of());
        }

        try (ClipStore store = ClipStore.open(temp.resolve("s"))) {
            assertEquals(100_000, store.size());
            assertEquals(77_777, store.indexOf("clip77777"));
            assertEquals("clip99999", store.clip(99_999).id());
        }
    }
}
