package org.protogcn.store.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Clip;
import org.protogcn.store.ClipStore;
import org.protogcn.store.RandomStore;

class StoreEditTest {
    @TempDir
    Path folder;

    private ClipStore whole;

    @BeforeEach
    void writeStore() {
        whole = RandomStore.write(folder.resolve("whole"), 3, 8, 4);
    }

    @AfterEach
    void closeStore() {
        whole.close();
    }

    @Test
    void mergeOfSubsets_holdsTheSameClips_classesAndSplits() {
        subset("train", SubsetChoice.ALL.ofSplit("train"));
        subset("val", SubsetChoice.ALL.ofSplit("val"));
        try (ClipStore merged = merge("merged", "train", "val")) {
            assertSameData(whole, merged);
        }
    }

    /** Cut anywhere into consecutive parts and merged again, a store is the same to its last byte. */
    @Test
    void mergeOfConsecutiveSubsets_hasTheHashOfTheWhole() {
        for (int seed = 0; seed < 5; seed++) {
            int cut = 1 + new Random(seed).nextInt(whole.size() - 1);
            subset("a" + seed, SubsetChoice.ALL.ofIds(ids(0, cut)));
            subset("b" + seed, SubsetChoice.ALL.ofIds(ids(cut, whole.size())));
            try (ClipStore merged = merge("m" + seed, "a" + seed, "b" + seed)) {
                assertEquals(whole.contentHash(), merged.contentHash(), "cut at " + cut);
            }
        }
    }

    @Test
    void storeWithoutClassNames_staysWithoutThem() {
        try (ClipStore uneven = RandomStore.writeUneven(folder.resolve("u"))) {
            new StoreSubset(uneven, SubsetChoice.ALL).write(folder.resolve("copy"), false, n -> {});
            try (ClipStore copy = ClipStore.open(folder.resolve("copy"))) {
                assertEquals(uneven.contentHash(), copy.contentHash());
            }
        }
    }

    @Test
    void classesOfSeveralStores_areJoinedByName() {
        subset("a", SubsetChoice.ALL.ofClasses(List.of("three", "one")));
        subset("b", SubsetChoice.ALL.ofClasses(List.of("two")).withRenamed(Map.of("two", "zwei")));
        subset("c", SubsetChoice.ALL.ofClasses(List.of("zero")).withRenamed(Map.of("zero", "one")));
        try (ClipStore merged = merge("m", "b", "a", "c")) {
            assertEquals(List.of("zwei", "one", "three"), merged.classNames());
            assertEquals(0, merged.label(merged.indexOf("s0-c2")));
            assertEquals(1, merged.label(merged.indexOf("s0-c1")));
            assertEquals(1, merged.label(merged.indexOf("s0-c0")));
            assertEquals(2, merged.label(merged.indexOf("s0-c3")));
            assertEquals(24, merged.size());
            assertEquals(12, merged.split("train").length);
        }
    }

    @Test
    void classesOfEqualNames_areToldApartByTheirOrder() {
        ClassUnion union = new ClassUnion();
        assertArrayEquals(new int[] {0, 1, 2}, union.add(List.of("a", "b", "a")));
        assertArrayEquals(new int[] {1, 0, 3, 2}, union.add(List.of("b", "a", "c", "a")));
        assertEquals(List.of("a", "b", "a", "c"), union.names());
    }

    @Test
    void sameIdTwice_isRefused_unlessIdsArePrefixed() {
        subset("a", SubsetChoice.ALL.ofSplit("train"));
        subset("b", SubsetChoice.ALL.ofIds(Set.of("s0-c0", "s0-c1")));
        assertRefused("clip s0-c0 is in", () -> merge("m", "a", "b"));
        assertFalse(Files.exists(folder.resolve("m")));
        try (ClipStore a = open("a");
                ClipStore b = open("b")) {
            new StoreMerge(List.of(a, b), true).write(folder.resolve("m"), false, n -> {});
            try (ClipStore merged = open("m")) {
                assertEquals(14, merged.size());
                assertSameClip(a.clip(0), merged.clip(merged.indexOf("a-s0-c0")));
                assertEquals("b-s0-c0", merged.id(merged.split("train")[12]));
            }
        }
    }

    @Test
    void otherLayouts_areNotMerged_andNothingIsMergedIntoItself() {
        assertRefused("is itself copied from", () -> new StoreMerge(List.of(whole), false)
                .write(folder.resolve("whole"), true, n -> {}));
        try (ClipStore other = OtherLayout.write(folder.resolve("o"))) {
            assertRefused("have different layouts, coco17 and ntu25", () -> new StoreMerge(List.of(whole, other), false)
                    .write(folder.resolve("m"), false, n -> {}));
        }
    }

    @Test
    void renamedClasses_becomeOne_inTheirOldOrder() {
        subset("a", SubsetChoice.ALL.withRenamed(Map.of("three", "one", "zero", "null")));
        try (ClipStore a = open("a")) {
            assertEquals(List.of("null", "one", "two"), a.classNames());
            assertEquals(1, a.label(a.indexOf("s0-c3")));
            assertEquals(2, a.label(a.indexOf("s0-c2")));
            assertEquals(24, a.size());
        }
    }

    @Test
    void whatTheStoreDoesNotHave_isRefused() {
        assertRefused(
                "no class 'threee'; did you mean 'three'",
                () -> subset("x", SubsetChoice.ALL.ofClasses(List.of("threee"))));
        assertRefused("no class 'x'", () -> subset("x", SubsetChoice.ALL.withRenamed(Map.of("x", "y"))));
        assertRefused("has no clip s9-c9", () -> subset("x", SubsetChoice.ALL.ofIds(Set.of("s9-c9"))));
        assertRefused("no split 'test'", () -> subset("x", SubsetChoice.ALL.ofSplit("test")));
        assertRefused(
                "no clip of",
                () -> subset("x", SubsetChoice.ALL.ofSplit("train").ofIds(Set.of("s0-c1"))));
        assertFalse(Files.exists(folder.resolve("x")));
    }

    private Set<String> ids(int from, int to) {
        Set<String> ids = new HashSet<>();
        for (int clip = from; clip < to; clip++) {
            ids.add(whole.id(clip));
        }
        return ids;
    }

    private void subset(String name, SubsetChoice choice) {
        new StoreSubset(whole, choice).write(folder.resolve(name), false, n -> {});
    }

    private ClipStore open(String name) {
        return ClipStore.open(folder.resolve(name));
    }

    private ClipStore merge(String name, String... parts) {
        List<ClipStore> stores = new ArrayList<>();
        for (String part : parts) {
            stores.add(open(part));
        }
        new StoreMerge(stores, false).write(folder.resolve(name), false, n -> {});
        stores.forEach(ClipStore::close);
        return open(name);
    }

    private static void assertSameData(ClipStore expected, ClipStore actual) {
        assertEquals(expected.size(), actual.size());
        assertEquals(expected.classNames(), actual.classNames());
        assertEquals(expected.layout(), actual.layout());
        for (int clip = 0; clip < expected.size(); clip++) {
            assertSameClip(expected.clip(clip), actual.clip(actual.indexOf(expected.id(clip))));
        }
        for (String split : expected.splitNames()) {
            assertEquals(idsOf(expected, split), idsOf(actual, split));
        }
    }

    private static List<String> idsOf(ClipStore store, String split) {
        return Arrays.stream(store.split(split)).mapToObj(store::id).toList();
    }

    private static void assertSameClip(Clip expected, Clip actual) {
        assertEquals(expected.label(), actual.label());
        assertEquals(expected.image(), actual.image());
        assertEquals(expected.keypoints().toString(), actual.keypoints().toString());
        assertArrayEquals(expected.keypoints().values(), actual.keypoints().values());
        assertEquals(expected.scores().isPresent(), actual.scores().isPresent());
        expected.scores()
                .ifPresent(scores -> assertArrayEquals(
                        scores.values(), actual.scores().orElseThrow().values()));
    }

    private static void assertRefused(String expected, Executable action) {
        String message = assertThrows(InvalidInputException.class, action).getMessage();
        assertTrue(message.contains(expected), message);
    }
}
