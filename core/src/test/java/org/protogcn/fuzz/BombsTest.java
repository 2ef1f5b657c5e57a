package org.protogcn.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;
import org.protogcn.array.Npy;
import org.protogcn.dataset.ClipFormats;
import org.protogcn.evaluation.ScoreFile;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.recordings.TinyDataset;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.ClipStore;
import org.protogcn.testing.FuzzedSource;
import org.protogcn.testing.Sentence;

/** Small files that would like to be large: each is refused by a limit, before it has taken what it asks for. */
@Timeout(30)
class BombsTest {
    private static final int MEMORY_LIMIT = 200;
    private static final int MILLION = 1_000_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    private static void assertRefused(Path bomb, FuzzedSource.Reader reader) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        String message = assertThrows(InvalidInputException.class, () -> reader.read(bomb))
                .getMessage();
        long megabytes = (THREADS.getCurrentThreadAllocatedBytes() - before) >> 20;
        assertTrue(megabytes <= MEMORY_LIMIT, megabytes + " MB before '" + message + "'");
        assertEquals(Optional.empty(), Sentence.problem(message));
    }

    private static void readClips(String format, Path source) {
        ClipFormats.named(format).read(source, ImportOptions.NONE, clip -> {});
    }

    private Path file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content.getBytes(ISO_8859_1));
    }

    private static String pickle(String content) {
        return "\u0080\u0004" + content;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u008e\u00ff\u00ff\u00ff?\u0000\u0000\u0000\u0000", // a gigabyte of bytes
                "\u0096\u00ff\u00ff\u00ff?\u0000\u0000\u0000\u0000", // a gigabyte of a byte array
                "\u008d\u0000\u0000\u0000\u0000\u0001\u0000\u0000\u0000", // four gigabytes of text
                "\u0095\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f", // a frame beyond any file
                "\u008b\u00ff\u00ff\u00ff\u007f", // an integer of two gigabytes
                "Nr\u00ff\u00ff\u00ff\u0007", // the memo's entry 134 217 727, as the first
            })
    void pickleThatAnnouncesTooMuch_isRefused(String content) throws IOException {
        assertRefused(file("a.pkl", pickle(content)), bomb -> readClips("pyskl", bomb));
    }

    @Test
    void pickleNestedAMillionDeep_isRefused() throws IOException {
        assertRefused(file("marks.pkl", pickle("(".repeat(MILLION) + ".")), bomb -> readClips("pyskl", bomb));
        String lists = "]".repeat(5 * MILLION);
        assertRefused(file("lists.pkl", pickle(lists + ".")), bomb -> readClips("pyskl", bomb));
    }

    /** A list that holds the one before it ten times, and so on: ten lines, ten thousand million leaves. */
    @Test
    void pickleOfListsThatHoldEachOther_isRefused() throws IOException {
        StringBuilder laughs = new StringBuilder("]\u0094");
        for (char i = 0; i < 10; i++) {
            laughs.append("](").append(("h" + i).repeat(10)).append("e\u0094");
        }
        String annotations = "}\u008c\013annotationsh\012s.";
        assertRefused(file("a.pkl", pickle(laughs + annotations)), bomb -> readClips("pyskl", bomb));
    }

    @Test
    void npyThatAnnouncesTooMuch_isRefused() throws IOException {
        for (String shape : new String[] {"(500000000,)", "(99999, 99999, 99999)", "(2147483647, 2147483647)"}) {
            String header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
            String start = "\u0093NUMPY\u0001\u0000" + (char) header.length() + "\u0000";
            assertRefused(file("a.npy", start + header + "1234"), Npy::read);
        }
    }

    /** Ten million zeros pack into ten thousand bytes. */
    @Test
    void scoresThatUnpackAThousandfold_areRefused() throws IOException {
        Path scores = Files.write(folder.resolve("scores.npz"), thousandfold("classes", "ids", "labels", "scores"));
        assertRefused(scores, ScoreFile::read);
    }

    @Test
    void arraysThatUnpackAThousandfold_areRefused() throws IOException {
        Path arrays = Files.write(folder.resolve("a.npz"), thousandfold("x_train", "y_train"));
        assertRefused(arrays, bomb -> readClips("npz", bomb));
    }

    private static byte[] thousandfold(String... arrays) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(9);
            for (String array : arrays) {
                zip.putNextEntry(new ZipEntry(array + ".npy"));
                zip.write(new byte[10 * MILLION]);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[[0.5],"})
    void jsonNestedAMillionDeep_isRefused(String opening) throws IOException {
        String deep = opening.repeat(MILLION);
        assertRefused(file("deep.json", deep), SkeletonLayouts::read);
        assertRefused(recording("{\"skeletons\": " + deep), bomb -> readClips("nw-ucla", bomb));
        assertRefused(file("store/store.json", deep).getParent(), BombsTest::openStore);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "1e99999999", "0.00000000001"})
    void jsonNumberOfAHundredThousandDigits_isRefused(String digits) throws IOException {
        String number = digits.equals("1e99999999") ? digits : digits + "9".repeat(MILLION / 10);
        assertRefused(
                recording("{\"file_name\": \"a\", \"label\": " + number + ", \"skeletons\": []}"),
                bomb -> readClips("nw-ucla", bomb));
        assertRefused(file("number.json", "{\"name\": \"a\", \"dimensions\": " + number + "}"), SkeletonLayouts::read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"people\":[{\"pose_keypoints_2d\":[%s0]}]}",
                "{\"people\":[{\"pose_keypoints_2d\":[%s", // numbers without an end
                "{\"people\":[{\"pose_keypoints_2d\":[1e999999999,1,1]}]}",
                "{\"%s\":1}"
            })
    void poseFileBeyondLimits_isRefused(String form) throws IOException {
        String content = String.format(form, "0,".repeat(MILLION));
        file("poses/video_1_keypoints.json", content);
        assertRefused(folder.resolve("poses"), bomb -> readClips("openpose", bomb));
    }

    /** A skeleton without channels would need no numbers, however many frames it announces. */
    @Test
    void motionThatNeedsNoNumbers_isRefused() throws IOException {
        String motion = "HIERARCHY ROOT a { OFFSET 0 0 0 CHANNELS %d %s } MOTION Frames: 9999999 Frame Time: 1 ";
        assertRefused(file("a.bvh", String.format(motion, 0, "")), bomb -> readClips("bvh", bomb));
        assertRefused(file("b.bvh", String.format(motion, 1, "Xposition")), bomb -> readClips("bvh", bomb));
    }

    @Test
    void tableBeyondLimits_isRefused() throws IOException {
        assertRefused(file("columns.csv", "a_x,".repeat(MILLION)), bomb -> readClips("csv", bomb));
        assertRefused(file("cell.csv", "a_x,a_y\n" + "1".repeat(MILLION)), bomb -> readClips("csv", bomb));
        assertRefused(file("quote.csv", "a_x,a_y\n\"" + "1,2\n".repeat(MILLION)), bomb -> readClips("csv", bomb));
    }

    /** The parser copies a word once for each of its buffers. */
    @ParameterizedTest
    @ValueSource(ints = {250_000, MILLION})
    void layoutOfOneWord_isRefused(int letters) throws IOException {
        assertRefused(file("word.yaml", "name: " + "a".repeat(letters)), SkeletonLayouts::read);
    }

    /** A pattern that may split digits in more than one way would try them all. */
    @Test
    void textNumberOfAMillionDigits_isRefusedAtOnce() throws IOException {
        TinyDataset.msrAction3d(folder, "a01_s01_e01", 1);
        file("real_world_coordinates/a01_s01_e01_skeleton3D.txt", "1".repeat(MILLION) + "x 0 0 1\n");
        assertRefused(folder, bomb -> readClips("msr-action3d", bomb));
    }

    private Path recording(String content) throws IOException {
        TinyDataset.nwUcla(folder, "a01_s01_e00_v02", 1, 0, 1);
        return file("all_sqe/a01_s01_e00_v01.json", content).getParent().getParent();
    }

    private static void openStore(Path folder) {
        ClipStore.open(folder).close();
    }
}
