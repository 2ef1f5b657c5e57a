package org.protogcn.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.store.StoreSummary.Missing;
import org.protogcn.store.StoreSummary.Range;

class StoreSummaryTest {
    @TempDir
    Path temp;

    @Test
    void summary_countsWhatIsThereAndWhatIsZero() {
        StoreSummary summary = summarize();

        assertEquals(new Range(3, 3, 5), summary.frames());
        assertEquals(Map.of(1, 1, 2, 2), summary.persons());
        assertEquals(Map.of(DType.FLOAT16, 1, DType.FLOAT32, 2), summary.types());
        assertEquals(1, summary.unlabelled());
        assertEquals(1, summary.usedClasses());
        assertEquals(new Missing(1, 5, 1, 11, 1, 17 * (3 + 10 + 2)), summary.missing());
    }

    @Test
    void text_isAligned() {
        StoreSummary summary = summarize();
        String expected =
                """
                store     %s (%s)
                layout    coco17: 17 joints, 2-D
                clips     3 (1 float16, 2 float32)
                classes   3, 1 of them with clips; 1 clips have none
                frames    3, 3, 5 (min, median, max)
                persons   1 in 1 clips, 2 in 2 clips
                missing   1 of 5 (20.0 %%) persons are zero throughout
                          1 of 11 (9.1 %%) frames show nobody
                          1 of 255 (0.4 %%) joints of visible persons are zero

                splits
                  train  2

                clips by class
                  sit    2
                  stand  0
                  jump   0
                """;

        assertEquals(
                String.format(
                        expected, summary.store(), String.format(Locale.ROOT, "%.1f KiB", summary.bytes() / 1024.0)),
                summary.toText());
    }

    @Test
    void text_namesThatWouldSteerATerminal_areShownAsNumbers() {
        try (ClipStoreWriter writer = ClipStoreWriter.create(temp.resolve("s"), false)) {
            writer.add(Clips.plain("a", 0));
            writer.finish(Clips.LAYOUT, List.of("\u001b[2Jsit"), Map.of("tr\nain", List.of("a")));
        }
        try (ClipStore store = ClipStore.open(temp.resolve("s"))) {
            String text = StoreSummary.of(store).toText();
            assertTrue(text.contains("  <U+001B>[2Jsit  1\n"), text);
            assertTrue(text.contains("  tr<U+000A>ain  1\n"), text);
        }
    }

    /** The third clip lacks its second person, its first frame, and one joint of the first person in its last frame. */
    private StoreSummary summarize() {
        Keypoints gaps = Clips.random(3, DType.FLOAT32, 2, 3, 2);
        double[] values = gaps.values().clone();
        Arrays.fill(values, gaps.offset(1, 0, 0), values.length, 0);
        Arrays.fill(values, 0, gaps.offset(0, 1, 0), 0);
        Arrays.fill(values, gaps.offset(0, 2, 16), gaps.offset(1, 0, 0), -0.0);
        try (ClipStoreWriter writer = ClipStoreWriter.create(temp.resolve("s"), false)) {
            writer.add(Clips.plain("a", 0));
            writer.add(Clips.scored("b", Clip.UNLABELLED, DType.FLOAT16, DType.FLOAT16));
            writer.add(new Clip("c", 0, gaps.withValues(values)));
            writer.finish(Clips.LAYOUT, List.of("sit", "stand", "jump"), Map.of("train", List.of("a", "c")));
        }
        try (ClipStore store = ClipStore.open(temp.resolve("s"))) {
            return StoreSummary.of(store);
        }
    }
}
