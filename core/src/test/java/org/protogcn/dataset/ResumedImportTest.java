package org.protogcn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ImportOptions;
import org.protogcn.io.Folders;
import org.protogcn.skeleton.Clip;
import org.protogcn.store.ClipStore;
import org.protogcn.store.ClipStoreWriter;
import org.protogcn.store.MissingValues;

class ResumedImportTest {
    private static final int CLIPS = 40;
    private static final IntConsumer UNBROKEN = n -> {};

    @TempDir
    Path temp;

    private Path store;
    private Path draft;
    private String hash;

    @BeforeEach
    void importUnbroken() {
        store = temp.resolve("store");
        draft = temp.resolve(".store.importing");
        hash = new SlowImport(CLIPS).into(temp.resolve("unbroken"), clip -> {}).contentHash();
    }

    private ImportReport run(MissingValues missing, IntConsumer progress) {
        return new Importer(missing, progress)
                .run(new SlowImport(CLIPS), temp.resolve("source"), ImportOptions.NONE, store, false);
    }

    private static IntConsumer interruptedAt(int clip) {
        return n -> {
            if (n == clip) {
                throw new CancellationException();
            }
        };
    }

    private void interrupt(int clip) {
        assertThrows(CancellationException.class, () -> run(MissingValues.ZERO, interruptedAt(clip)));
        assertFalse(Files.exists(store));
    }

    @Test
    void interruptedImport_isContinued() throws IOException {
        interrupt(11);
        interrupt(30);
        ImportReport report = run(MissingValues.ZERO, UNBROKEN);

        assertTrue(
                report.notes().contains("an interrupted import was continued; 30 clips were there already"),
                report.notes().toString());
        assertEquals(hash, report.contentHash());
        assertEquals(List.of("store", "unbroken"), names());
    }

    @Test
    void otherOptions_discardTheDraft() {
        interrupt(11);
        String message = assertThrows(InvalidInputException.class, () -> run(MissingValues.REFUSE, UNBROKEN))
                .getMessage();

        assertTrue(message.contains("is NaN"), message);
        assertFalse(Files.exists(draft));
    }

    @Test
    void changedSource_discardsTheDraft() throws IOException {
        Files.writeString(temp.resolve("source"), "one");
        interrupt(11);
        Files.writeString(temp.resolve("source"), "other");
        ImportReport report = run(MissingValues.ZERO, UNBROKEN);

        assertTrue(report.notes()
                .contains("an interrupted import of another source, or with other options, was discarded"));
        assertEquals(hash, report.contentHash());
    }

    @Test
    void sourceThatGivesOtherClips_isNoticed() {
        try (ClipStoreWriter writer = ClipStoreWriter.resume(store, false, "x").onMissing(MissingValues.ZERO)) {
            writer.add(SlowImport.clip(0));
            writer.add(SlowImport.clip(1));
        }
        Clip other = SlowImport.clip(0);
        try (ClipStoreWriter writer = ClipStoreWriter.resume(store, false, "x").onMissing(MissingValues.ZERO)) {
            assertTrue(writer.holds("clip 1"));
            assertThrows(InvalidInputException.class, () -> writer.add(SlowImport.clip(2)));
            assertThrows(
                    InvalidInputException.class,
                    () -> writer.add(new Clip(other.id(), 2, other.keypoints(), other.scores(), other.image())));
            writer.discard();
        }
        assertFalse(Files.exists(draft));
    }

    @Test
    void failingDisk_keepsTheDraftAndSaysSo() {
        String message = assertThrows(
                        InvalidInputException.class,
                        () -> run(MissingValues.ZERO, n -> {
                            if (n == 5) {
                                throw new InvalidInputException("the disk is gone", new NoSuchFileException("x"));
                            }
                        }))
                .getMessage();

        assertEquals(
                "the disk is gone; what was imported so far is kept, the same command continues from there", message);
        assertEquals(hash, run(MissingValues.ZERO, UNBROKEN).contentHash());
    }

    @Test
    void secondImportIntoOnePlace_isRefused() {
        try (ClipStoreWriter writer = ClipStoreWriter.resume(store, false, "x")) {
            String message = assertThrows(InvalidInputException.class, () -> ClipStoreWriter.resume(store, false, "x"))
                    .getMessage();
            assertEquals(
                    "another import into " + store + " is going on; wait for its end, or choose another folder",
                    message);
        }
    }

    /** What a power failure leaves: files that were never brought to the disk whole. */
    @Test
    void draftWithDamagedFiles_isContinuedFromTheLastWholeClip() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            interrupt(25);
            Random random = new Random(seed);
            List<Path> files = files(draft.resolve("content"));
            damage(files.get(random.nextInt(files.size())), random);
            assertEquals(hash, run(MissingValues.ZERO, UNBROKEN).contentHash(), "seed " + seed);
            try (ClipStore opened = ClipStore.open(store)) {
                opened.verify();
            }
            Folders.delete(store);
        }
    }

    private static void damage(Path file, Random random) throws IOException {
        try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
            int place = random.nextInt((int) damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.setLength(place);
                case 1 -> Files.delete(file);
                case 2 -> damaged.setLength(damaged.length() + place);
                default -> {
                    damaged.seek(place);
                    damaged.write(random.nextInt(256));
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private List<String> names() throws IOException {
        return files(temp).stream().map(file -> file.getFileName().toString()).toList();
    }
}
