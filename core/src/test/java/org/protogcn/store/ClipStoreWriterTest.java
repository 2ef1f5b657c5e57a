package org.protogcn.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayouts;

class ClipStoreWriterTest {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void chooseFolder() {
        folder = temp.resolve("store");
    }

    @Test
    void closedWithoutFinish_leavesNothing() throws IOException {
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder, false)) {
            writer.add(Clips.plain("a", 0));
            assertEquals(1, filesInTemp());
        }
        assertEquals(0, filesInTemp());
    }

    @Test
    void finishRefused_leavesNothing() throws IOException {
        refused(
                "there are no clips to store in " + folder + "; check that the source is the right one",
                () -> Clips.write(folder));
        assertEquals(0, filesInTemp());
    }

    @Test
    void existingFolder_isKept() throws IOException {
        Clips.write(folder, Clips.plain("a", 0));
        refused(
                folder + " exists already; choose another folder or ask to replace it",
                () -> ClipStoreWriter.create(folder, false));
        assertEquals(1, filesInTemp());
    }

    @Test
    void replacedStore_givesWayToTheNewOne() throws IOException {
        Clips.write(folder, Clips.plain("old", 0));
        Clips.write(folder, Clips.plain("new", 0));

        try (ClipStore store = ClipStore.open(folder)) {
            assertEquals("new", store.id(0));
        }
        assertEquals(1, filesInTemp());
    }

    @Test
    void interruptedReplacement_keepsTheOldStore() throws IOException {
        Clips.write(folder, Clips.plain("old", 0));
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder, true)) {
            writer.add(Clips.plain("new", 0));
        }

        try (ClipStore store = ClipStore.open(folder)) {
            assertEquals("old", store.id(0));
        }
        assertEquals(1, filesInTemp());
    }

    @Test
    void folderWithOtherFiles_isNeverReplaced() throws IOException {
        Files.createDirectory(folder);
        Files.writeString(folder.resolve("thesis.tex"), "years of work");
        refused(
                folder + " holds more than a clip store and is not replaced; choose another folder",
                () -> ClipStoreWriter.create(folder, true));
        assertEquals("years of work", Files.readString(folder.resolve("thesis.tex")));
    }

    private long filesInTemp() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.count();
        }
    }

    @Test
    void secondClipOfAnId_isRefused() {
        refused(
                "clip id a stands twice in the source; every clip needs an id of its own",
                () -> Clips.write(folder, Clips.plain("a", 0), Clips.plain("a", 1)));
    }

    @Test
    void coordinateThatIsNoNumber_isNamedByItsPlace() {
        Clip clip = clipWith(Double.NaN);
        refused(
                "clip a: joint 3 of person 1 in frame 2 (all counted from 0) is NaN; repair the source, or have such"
                        + " joints read as missing, which means zero",
                () -> Clips.write(folder, clip));
    }

    @Test
    void scoreThatIsNoNumber_isNamedByItsPlace() {
        double[] scores = new double[17];
        scores[16] = Double.NEGATIVE_INFINITY;
        Clip clip = new Clip(
                "a",
                0,
                Clips.random(1, DType.FLOAT32, 1, 1, 2),
                Optional.of(new Keypoints(DType.FLOAT32, 1, 1, 17, 1, scores)),
                Optional.empty());
        refused(
                "clip a: the score of joint 16 of person 0 in frame 0 (all counted from 0) is -Infinity; repair the"
                        + " source, or have such joints read as missing, which means zero",
                () -> Clips.write(folder, clip));
    }

    @Test
    void coordinateThatIsNoNumber_becomesAMissingJointIfAsked() {
        Clip clip = clipWith(Double.POSITIVE_INFINITY);
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder, false).onMissing(MissingValues.ZERO)) {
            writer.add(Clips.plain("fine", 0));
            writer.add(clip);
            writer.finish(Clips.LAYOUT, List.of(), Map.of());
            assertEquals(
                    List.of("1 joints in 1 clips had a coordinate or score that is no number and were set to zero."),
                    writer.notes());
        }

        double[] expected = clip.keypoints().values().clone();
        expected[clip.keypoints().offset(1, 2, 3)] = 0;
        expected[clip.keypoints().offset(1, 2, 3) + 1] = 0;
        try (ClipStore store = ClipStore.open(folder)) {
            assertArrayEquals(expected, store.clip(1).keypoints().values());
        }
    }

    /** The second coordinate of joint 3 of person 1 in frame 2 is {@code value}. */
    private static Clip clipWith(double value) {
        Keypoints keypoints = Clips.random(5, DType.FLOAT32, 2, 4, 2);
        double[] values = keypoints.values().clone();
        values[keypoints.offset(1, 2, 3) + 1] = value;
        return new Clip("a", 0, keypoints.withValues(values));
    }

    @Test
    void clipOfAnotherSkeleton_isRefused() {
        Clip other = new Clip("b", 0, new Keypoints(DType.FLOAT32, 1, 1, 25, 3, new double[75]));
        refused(
                "clip b has 25 joints of 3 channels, but clip a has 17 of 2; a store holds one kind of skeleton, import"
                        + " them apart",
                () -> Clips.write(folder, Clips.plain("a", 0), other));
    }

    @Test
    void layoutThatDoesNotFit_isRefused() {
        refused(
                "the clips have 17 joints of 2 channels, but the layout ntu25 has 25 of 3; name the layout that the"
                        + " clips have",
                () -> finish(writer -> writer.finish(SkeletonLayouts.named("ntu25"), List.of(), Map.of())));
    }

    @Test
    void labelWithoutAName_isRefused() {
        refused(
                "clip a has the label 4, but there are only 2 class names (labels 0 to 1); complete the list of names",
                () -> finish(writer -> writer.finish(Clips.LAYOUT, List.of("sit", "stand"), Map.of())));
    }

    @Test
    void splitWithAnUnknownClip_isRefused() {
        refused(
                "the split val names the clip z, which is not among the clips; correct the split's list",
                () -> finish(writer -> writer.finish(Clips.LAYOUT, List.of(), Map.of("val", List.of("a", "z")))));
    }

    @Test
    void splitWithAClipTwice_isRefused() {
        refused(
                "the split val names the clip a twice; leave one out",
                () -> finish(writer -> writer.finish(Clips.LAYOUT, List.of(), Map.of("val", List.of("a", "a")))));
    }

    @Test
    void idThatIsNoText_isRefused() {
        refused(
                "the clip id <U+D83D> is not valid Unicode; rename the clip",
                () -> Clips.write(folder, Clips.plain("\ud83d", 0)));
    }

    @Test
    void labelBeyondAllReason_isRefused() {
        refused(
                "clip a has the label 2000000000; labels go up to 99999, number the classes from 0",
                () -> Clips.write(folder, Clips.plain("a", 2_000_000_000)));
    }

    private void finish(Consumer<ClipStoreWriter> end) {
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder, false)) {
            writer.add(Clips.plain("a", 4));
            end.accept(writer);
        }
    }

    private static void refused(String message, Executable action) {
        assertEquals(message, assertThrows(InvalidInputException.class, action).getMessage());
    }
}
