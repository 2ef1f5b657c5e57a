package org.protogcn.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.array.NpyText;

class ScoreFileTest {
    private static final Scores SCORES = new Scores(
            List.of("S001-größe", "動作\uD83D\uDE00", ""),
            new int[] {1, 0, 1},
            List.of("drink", "phone call"),
            new double[] {0.25, 0.75, 0.5, 0.5, 0.1, 0.9});

    @TempDir
    Path folder;

    @Test
    void read_whatWasWritten_isEqual() throws IOException {
        Path file = folder.resolve("new/scores.npz");
        ScoreFile.write(file, SCORES);
        Scores read = ScoreFile.read(file);
        assertEquals(SCORES.ids(), read.ids());
        assertEquals(SCORES.classNames(), read.classNames());
        assertArrayEquals(SCORES.labels(), read.labels());
        assertArrayEquals(SCORES.values(), read.values());
        try (var entries = Files.list(file.getParent())) {
            assertEquals(List.of(file), entries.toList(), "no draft may stay behind");
        }
    }

    @Test
    void write_sameScores_givesSameBytes() throws IOException {
        ScoreFile.write(folder.resolve("a.npz"), SCORES);
        ScoreFile.write(folder.resolve("b.npz"), SCORES);
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.npz")), Files.readAllBytes(folder.resolve("b.npz")));
    }

    @Test
    void write_scoresExactInFloat_takesFourBytesEach() throws IOException {
        int clips = 1000;
        List<String> ids = IntStream.range(0, clips).mapToObj(i -> "" + i).toList();
        List<String> classes = IntStream.range(0, 60).mapToObj(i -> "" + i).toList();
        ScoreFile.write(folder.resolve("a.npz"), new Scores(ids, new int[clips], classes, new double[clips * 60]));
        assertTrue(Files.size(folder.resolve("a.npz")) < clips * 60 * 5);
    }

    @Test
    void read_notAnArchive_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("a.npz"), "no archive");
        assertMessage("is not a score file", () -> ScoreFile.read(file));
    }

    @Test
    void read_absentFile_isRefused() {
        assertMessage("cannot read", () -> ScoreFile.read(folder.resolve("absent.npz")));
    }

    @Test
    void read_missingArray_isNamed() throws IOException {
        Path file = archive(zip -> words(zip, "classes", List.of("a", "b")));
        assertMessage("lacks the array 'ids'", () -> ScoreFile.read(file));
    }

    @Test
    void read_otherShape_isRefused() throws IOException {
        Path file = archive(zip -> {
            words(zip, "classes", List.of("a", "b"));
            words(zip, "ids", List.of("x"));
            numbers(zip, "labels", NdArray.ofLongs(new long[1], 1));
            numbers(zip, "scores", NdArray.ofFloats(new float[3], 1, 3));
        });
        assertMessage("shape [1, 3] where the ids and classes ask for [1, 2]", () -> ScoreFile.read(file));
    }

    @Test
    void read_floatingLabels_areRefused() throws IOException {
        Path file = archive(zip -> {
            words(zip, "classes", List.of("a", "b"));
            words(zip, "ids", List.of("x"));
            numbers(zip, "labels", NdArray.ofFloats(new float[1], 1));
        });
        assertMessage("labels holds FLOAT32; integers are expected", () -> ScoreFile.read(file));
    }

    @Test
    void read_labelBeyondClasses_namesTheClip() throws IOException {
        Path file = archive(zip -> {
            words(zip, "classes", List.of("a", "b"));
            words(zip, "ids", List.of("x"));
            numbers(zip, "labels", NdArray.ofLongs(new long[] {1L << 40}, 1));
            numbers(zip, "scores", NdArray.ofFloats(new float[2], 1, 2));
        });
        assertMessage("clip x has the label", () -> ScoreFile.read(file));
    }

    /** Zeros pack a thousand to one: a small file must not take gigabytes of memory. */
    @Test
    void read_archiveThatUnpacksToFarMore_isRefused() throws IOException {
        Path file = archive(zip -> {
            zip.putNextEntry(new ZipEntry("classes.npy"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        });
        assertMessage("would unpack to far more", () -> ScoreFile.read(file));
    }

    @Test
    void read_damagedFile_neverFailsOtherwise() throws IOException {
        Path file = folder.resolve("a.npz");
        ScoreFile.write(file, SCORES);
        byte[] sound = Files.readAllBytes(file);
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            byte[] damaged = sound.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, random.nextInt(4) == 0 ? Arrays.copyOf(damaged, seed % 900) : damaged);
            try {
                ScoreFile.read(file);
            } catch (InvalidInputException expected) {
                continue;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private interface Entries {
        void write(ZipOutputStream zip) throws IOException;
    }

    private Path archive(Entries entries) throws IOException {
        Path file = folder.resolve("crafted.npz");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            entries.write(zip);
        }
        return file;
    }

    private static void words(ZipOutputStream zip, String name, List<String> words) throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        NpyText.write(zip, words);
    }

    private static void numbers(ZipOutputStream zip, String name, NdArray array) throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        Npy.write(zip, array);
    }

    private static void assertMessage(String part, Executable action) {
        String message = assertThrows(InvalidInputException.class, action).getMessage();
        assertTrue(message.contains(part), message);
    }
}
