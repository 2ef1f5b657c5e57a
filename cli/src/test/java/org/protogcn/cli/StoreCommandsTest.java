package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.store.ClipStore;

/** What one does with stores, as a user types it. */
class StoreCommandsTest {
    @TempDir
    static Path folder;

    private static Path store;

    @BeforeAll
    static void importClips() {
        store = folder.resolve("store");
        Typed.command("data", "import", "auto", TinyData.sound(folder.resolve("tiny.pkl")), "-o", store)
                .expectSuccess();
    }

    @Test
    void splitSubsetMergeAndExport_workTogether() {
        Path copy = folder.resolve("copy");
        Typed.command("data", "subset", store, "-o", copy).expectSuccess();
        String split = Typed.command("data", "split", copy, "--train", 0.75, "--val", 0.25, "--seed", 4)
                .expectSuccess()
                .out();
        assertEquals(
                List.of("  random_train: 9 clips", "  random_val: 3 clips"),
                split.lines().skip(1).toList());

        Path train = folder.resolve("train");
        Path val = folder.resolve("val");
        Typed.command("data", "subset", copy, "-o", train, "--split", "random_train")
                .expectSuccess();
        Typed.command("data", "subset", copy, "-o", val, "--split", "random_val")
                .expectSuccess();
        Path merged = folder.resolve("merged");
        String out = Typed.command("data", "merge", train, val, "-o", merged)
                .expectSuccess()
                .out();
        assertTrue(out.startsWith("12 clips of 3 classes are in"), out);
        assertTrue(out.contains("  random_train: 9 clips"), out);

        Path pickle = folder.resolve("merged.pkl");
        Typed.command("data", "export", merged, "-o", pickle, "--format", "pyskl", "--protocol", 2)
                .expectSuccess();
        Typed.command("data", "import", "auto", pickle, "-o", folder.resolve("again"))
                .expectSuccess();
        try (ClipStore first = ClipStore.open(merged);
                ClipStore second = ClipStore.open(folder.resolve("again"))) {
            assertEquals(first.contentHash(), second.contentHash());
        }
    }

    @Test
    void classesAreChosenAndJoined() throws IOException {
        Path two = folder.resolve("two");
        String out = Typed.command("data", "subset", store, "-o", two, "--classes", "class 0,class 2")
                .expectSuccess()
                .out();
        assertTrue(out.startsWith("8 clips of 2 classes"), out);
        Path one = folder.resolve("one");
        Path ids = Files.writeString(folder.resolve("ids.txt"), "clip-1\n\nclip-2\n");
        Typed.command("data", "subset", store, "-o", one, "--ids", ids, "--label-map", "class 1=class 2")
                .expectSuccess();
        try (ClipStore opened = ClipStore.open(one)) {
            assertEquals(List.of("class 0", "class 2"), opened.classNames());
            assertEquals(1, opened.label(0));
            assertEquals(1, opened.label(1));
        }
    }

    @Test
    void subjectsStayTogether() {
        Path copy = folder.resolve("subjects");
        Typed.command("data", "subset", store, "-o", copy).expectSuccess();
        Typed.command(
                        "data",
                        "split",
                        copy,
                        "--train",
                        0.5,
                        "--val",
                        0.5,
                        "--by-subject",
                        "clip-(\\d)",
                        "--name",
                        "people")
                .expectSuccess();
        try (ClipStore opened = ClipStore.open(copy)) {
            int[] val = opened.split("people_val");
            boolean ofOne = Arrays.stream(val).anyMatch(clip -> clip == 1);
            assertArrayEquals(
                    ofOne ? new int[] {10, 11} : new int[0],
                    Arrays.stream(val).filter(clip -> clip > 9).toArray());
        }
        Typed.command("data", "split", copy, "--train", 0.5, "--val", 0.5, "--by-subject", "(")
                .expectRefusal("no regular expression");
        Typed.command("data", "split", copy, "--train", 0.9, "--val", 0.5).expectRefusal("add up to 1.4");
    }

    @Test
    void npz_isExported() {
        Path file = folder.resolve("a.npz");
        String out = Typed.command("data", "export", store, "-o", file, "--format", "npz", "--split", "val")
                .expectSuccess()
                .out();
        assertTrue(out.startsWith("3 clips are in"), out);
        Typed.command("data", "export", store, "-o", file, "--format", "npz")
                .expectRefusal("exists already", "--replace");
        Typed.command("data", "export", store, "-o", file, "--format", "npz", "--replace")
                .expectSuccess();
    }

    @Test
    void mistakes_areRefused_andNothingIsWritten() {
        Path target = folder.resolve("none");
        Typed.command("data", "merge", store, store, "-o", target).expectRefusal("clip clip-0 is in", "--prefix");
        Typed.command("data", "subset", store, "-o", target, "--split", "vall").expectRefusal("did you mean 'val'");
        Typed.command("data", "subset", store, "-o", target, "--ids", "absent.txt")
                .expectRefusal("absent.txt");
        Typed.command("data", "export", store, "-o", target, "--format", "pyskl", "--protocol", 1)
                .expectRefusal("--protocol is 1");
        Typed.command("data", "export", folder, "-o", target, "--format", "npz").expectRefusal("is not a clip store");
        assertFalse(Files.exists(target));
    }
}
