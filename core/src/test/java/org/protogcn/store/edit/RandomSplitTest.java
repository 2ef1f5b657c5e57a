package org.protogcn.store.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.store.ClipStore;
import org.protogcn.store.RandomStore;
import org.protogcn.store.StoreSplits;

class RandomSplitTest {
    private static final Map<String, Double> SHARES = new TreeMap<>(Map.of("train", 0.8, "val", 0.2));
    private static final Pattern SUBJECT = Pattern.compile("^(s\\d+)-");

    @TempDir
    Path folder;

    @Test
    void everyClass_isSharedOutAlike() {
        try (ClipStore store = RandomStore.write(folder.resolve("s"), 10, 20, 5)) {
            Map<String, int[]> parts = new RandomSplit(store, SHARES, 1).byClip();
            assertEquals(160, parts.get("train").length);
            assertEquals(40, parts.get("val").length);
            assertEquals(Map.of(0, 8L, 1, 8L, 2, 8L, 3, 8L, 4, 8L), classes(store, parts.get("val")));
            assertEquals(IntStream.range(0, 200).boxed().collect(Collectors.toSet()), union(parts));
        }
    }

    /** Two clips a class leave no choice but to give some classes to training alone: the total still holds. */
    @Test
    void smallClasses_keepTheSharesOfTheWhole() {
        try (ClipStore store = RandomStore.write(folder.resolve("s"), 1, 16, 8)) {
            Map<String, int[]> parts = new RandomSplit(store, SHARES, 3).byClip();
            assertEquals(3, parts.get("val").length);
            assertTrue(classes(store, parts.get("val")).values().stream().allMatch(n -> n == 1));
        }
    }

    @Test
    void seed_decides() {
        try (ClipStore store = RandomStore.write(folder.resolve("s"), 4, 20, 4)) {
            int[] one = new RandomSplit(store, SHARES, 1).byClip().get("val");
            assertArrayEquals(one, new RandomSplit(store, SHARES, 1).byClip().get("val"));
            assertNotEquals(
                    Arrays.toString(one),
                    Arrays.toString(new RandomSplit(store, SHARES, 2).byClip().get("val")));
        }
    }

    @Test
    void subjects_areNeverOnBothSides() {
        try (ClipStore store = RandomStore.write(folder.resolve("s"), 10, 12, 4)) {
            for (int seed = 0; seed < 5; seed++) {
                Map<String, int[]> parts = new RandomSplit(store, SHARES, seed).bySubject(SUBJECT);
                assertEquals(8, subjects(store, parts.get("train")).size());
                assertEquals(2, subjects(store, parts.get("val")).size());
                assertEquals(120, union(parts).size());
                Set<String> both = subjects(store, parts.get("train"));
                both.retainAll(subjects(store, parts.get("val")));
                assertEquals(Set.of(), both);
            }
        }
    }

    @Test
    void whatIsMissingToOne_isInNoPart() {
        try (ClipStore store = RandomStore.write(folder.resolve("s"), 1, 100, 2)) {
            Map<String, int[]> parts = new RandomSplit(store, Map.of("train", 0.3, "val", 0.1), 1).byClip();
            assertEquals(30, parts.get("train").length);
            assertEquals(10, parts.get("val").length);
            assertEquals(Set.of("train", "val"), parts.keySet());
        }
    }

    @Test
    void impossibleWishes_areRefused() {
        try (ClipStore store = RandomStore.write(folder.resolve("s"), 1, 10, 2)) {
            assertRefused("add up to 1.1", () -> new RandomSplit(store, Map.of("train", 0.9, "val", 0.2), 1));
            assertRefused("positive ones", () -> new RandomSplit(store, Map.of("train", 0.9, "val", -0.2), 1));
            assertRefused("positive ones", () -> new RandomSplit(store, Map.of("train", Double.NaN), 1));
            assertRefused(
                    "the part val would have no clips", () -> new RandomSplit(store, SHARES, 1).bySubject(SUBJECT));
            assertRefused("clip s0-c0 does not match", () -> new RandomSplit(store, SHARES, 1)
                    .bySubject(Pattern.compile("P\\d+")));
        }
    }

    @Test
    void splits_areAddedToTheStore_andReplacedByName() throws IOException {
        ClipStore store = RandomStore.write(folder.resolve("s"), 1, 10, 2);
        store.close();
        Map<String, Object> before = files();

        StoreSplits.put(store.folder(), Map.of("val", new int[] {3, 1}, "mine", new int[] {9}));

        try (ClipStore changed = ClipStore.open(store.folder())) {
            assertEquals(Set.of("train", "val", "mine"), Set.copyOf(changed.splitNames()));
            assertArrayEquals(new int[] {3, 1}, changed.split("val"));
            assertArrayEquals(new int[] {9}, changed.split("mine"));
            assertArrayEquals(new int[] {0, 2, 4, 6, 8}, changed.split("train"));
            assertNotEquals(store.contentHash(), changed.contentHash());
            for (int clip = 0; clip < changed.size(); clip++) {
                changed.clip(clip);
            }
        }
        Map<String, Object> after = files();
        assertTrue(before.keySet().stream()
                .filter(name -> name.endsWith(".npy") && name.contains("-"))
                .allMatch(name -> before.get(name).equals(after.get(name))));
    }

    @Test
    void splitsOfADamagedStore_areNotTouched() throws IOException {
        ClipStore store = RandomStore.write(folder.resolve("s"), 1, 4, 2);
        store.close();
        Path head = store.folder().resolve("store.json");
        String damaged = Files.readString(head).replace("train", "trail");
        Files.writeString(head, damaged);
        assertRefused("is damaged", () -> StoreSplits.put(store.folder(), Map.of("a", new int[] {0})));
        assertEquals(damaged, Files.readString(head));
    }

    private Map<String, Object> files() throws IOException {
        Map<String, Object> contents = new HashMap<>();
        try (Stream<Path> paths = Files.list(folder.resolve("s"))) {
            for (Path path : paths.toList()) {
                contents.put(path.getFileName().toString(), Arrays.hashCode(Files.readAllBytes(path)));
            }
        }
        return contents;
    }

    private static Map<Integer, Long> classes(ClipStore store, int[] clips) {
        return Arrays.stream(clips)
                .map(store::label)
                .boxed()
                .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
    }

    private static Set<String> subjects(ClipStore store, int[] clips) {
        return Arrays.stream(clips)
                .mapToObj(clip -> store.id(clip).split("-", 2)[0])
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Integer> union(Map<String, int[]> parts) {
        return parts.values().stream()
                .flatMap(clips -> Arrays.stream(clips).boxed())
                .collect(Collectors.toSet());
    }

    private static void assertRefused(String expected, Executable action) {
        String message = assertThrows(InvalidInputException.class, action).getMessage();
        assertTrue(message.contains(expected), message);
    }
}
