package org.protogcn.format.pyskl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.dataset.Importer;
import org.protogcn.format.ImportOptions;
import org.protogcn.store.ClipStore;
import org.protogcn.store.MissingValues;

/**
 * A pickle several times as large as the heap of the process that imports it. The size of NTU RGB+D 120 is tested with
 * {@code -Dprotogcn.test.megabytes=2048 -Dprotogcn.test.heap=512m}, which takes 4 GB of disk.
 */
class BigPickleTest {
    private static final long MEGABYTES = Long.getLong("protogcn.test.megabytes", 200);
    private static final String HEAP = System.getProperty("protogcn.test.heap", "64m");
    private static final int FRAMES = 80;
    private static final int CLIP_BYTES = FRAMES * 25 * 3 * 2;
    private static final int BATCH = 1000;

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void pickleLargerThanTheHeap_isImported(int protocol) throws Exception {
        int clips = (int) ((MEGABYTES << 20) / CLIP_BYTES);
        Path pickle = temp.resolve("big.pkl");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pickle), 1 << 16)) {
            new BigPickle(out, protocol).write(clips);
        }
        assertTrue(Files.size(pickle) > MEGABYTES << 20);

        importIn(HEAP, pickle);

        try (ClipStore store = ClipStore.open(temp.resolve("store"))) {
            assertEquals(clips, store.size());
            assertEquals(clips, store.split("train").length);
            Random random = new Random(clips - 1);
            byte[] expected = BigPickle.values(random);
            ByteBuffer actual = store.clip(clips - 1).keypoints().toArray().bytes();
            assertEquals(ByteBuffer.wrap(expected), actual);
        }
    }

    private void importIn(String heap, Path pickle) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BigPickleTest.class.getName(),
                pickle.toString(),
                temp.resolve("store").toString());
        Path said = temp.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertTrue(process.waitFor(MEGABYTES, TimeUnit.SECONDS), "still running");
        assertEquals(0, process.exitValue(), Files.readString(said));
    }

    /** The process with the small heap: imports the first argument into the second. */
    public static void main(String[] arguments) {
        new Importer(MissingValues.REFUSE, n -> {})
                .run(new PysklFormat(), Path.of(arguments[0]), ImportOptions.NONE, Path.of(arguments[1]), false);
    }

    /** Writes annotations as Python does: in batches of a thousand, every array and text with a number to refer to. */
    private static final class BigPickle {
        private final OutputStream out;
        private final int protocol;
        private int memo;

        BigPickle(OutputStream out, int protocol) {
            this.out = out;
            this.protocol = protocol;
        }

        static byte[] values(Random random) {
            byte[] values = new byte[CLIP_BYTES];
            random.nextBytes(values);
            for (int i = 1; i < values.length; i += 2) {
                values[i] &= (byte) 0xbf; // a float16 that is finite
            }
            return values;
        }

        void write(int clips) throws IOException {
            out.write(0x80);
            out.write(protocol);
            latin1("}(");
            text("split");
            latin1("}");
            text("train");
            list(clips, number -> text(id(number)));
            latin1("s");
            text("annotations");
            list(clips, this::annotation);
            latin1("u.");
        }

        private interface Item {
            void write(int number) throws IOException;
        }

        private void list(int size, Item item) throws IOException {
            latin1("]");
            remember();
            for (int start = 0; start < size; start += BATCH) {
                latin1("(");
                for (int number = start; number < Math.min(size, start + BATCH); number++) {
                    item.write(number);
                }
                latin1("e");
            }
        }

        private static String id(int number) {
            return "clip" + number;
        }

        private void annotation(int number) throws IOException {
            latin1("}");
            remember();
            latin1("(");
            text("frame_dir");
            text(id(number));
            text("label");
            latin1("K" + (char) (number % 120));
            text("total_frames");
            latin1("K" + (char) FRAMES);
            text("keypoint");
            array(values(new Random(number)));
            latin1("u");
        }

        private void array(byte[] values) throws IOException {
            latin1("cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\u0085");
            bytes(new byte[] {'b'});
            latin1("\u0087R");
            remember();
            latin1("(K\u0001(K\u0001K" + (char) FRAMES + "K\u0019K\u0003tcnumpy\ndtype\n");
            text("f2");
            latin1("\u0089\u0088\u0087R(K\u0003");
            text("<");
            latin1("NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0tb\u0089");
            bytes(values);
            latin1("tb");
        }

        /** Protocol 2 knows no bytes: Python writes them as a text to be encoded in Latin-1. */
        private void bytes(byte[] bytes) throws IOException {
            if (protocol > 2) {
                latin1("B");
                blob(bytes);
            } else {
                latin1("c_codecs\nencode\n");
                text(new String(bytes, StandardCharsets.ISO_8859_1));
                text("latin1");
                latin1("\u0086R");
            }
            remember();
        }

        private void text(String text) throws IOException {
            latin1("X");
            blob(text.getBytes(StandardCharsets.UTF_8));
            remember();
        }

        private void blob(byte[] bytes) throws IOException {
            number(bytes.length);
            out.write(bytes);
        }

        private void remember() throws IOException {
            latin1("r");
            number(memo++);
        }

        private void number(int value) throws IOException {
            out.write(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(value)
                    .array());
        }

        private void latin1(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
