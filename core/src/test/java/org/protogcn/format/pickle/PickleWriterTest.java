package org.protogcn.format.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.array.NdArray;
import org.protogcn.testing.PythonWithNumpy;

class PickleWriterTest {
    private static final int CLIPS = 300;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void pickle_isReadByOurReader(int protocol) throws IOException {
        Map<?, ?> root = (Map<?, ?>) read(bytes(protocol), ItemSink.NONE);
        assertEquals(List.of("é", "雪"), Python.sequence(root.get("ids")));
        Map<?, ?> last = (Map<?, ?>) Python.sequence(root.get("list")).get(CLIPS - 1);
        assertEquals((long) CLIPS - 1, last.get("label"));
        assertEquals(List.of(3L, -4L), Python.sequence(last.get("size")));
        assertEquals("FLOAT32[2, 3]", last.get("numbers").toString());
        assertEquals(-1.5, ((NdArray) last.get("numbers")).getDouble(5));
    }

    @Test
    void listOfDicts_isHandedOverItemByItem() throws IOException {
        List<Object> items = new ArrayList<>();
        ItemSink sink = new ItemSink() {
            @Override
            public boolean streams(String key, Object container) {
                return key.equals("list");
            }

            @Override
            public void item(Object key, Object value) {
                items.add(value);
            }
        };
        Map<?, ?> root = (Map<?, ?>) read(bytes(4), sink);
        assertEquals(CLIPS, items.size());
        assertTrue(Python.sequence(root.get("list")).isEmpty());
    }

    @Test
    void whatRepeats_isWrittenOnce() throws IOException {
        String text = new String(bytes(4), StandardCharsets.ISO_8859_1);
        assertEquals(text.indexOf("_reconstruct"), text.lastIndexOf("_reconstruct"));
        assertEquals(text.indexOf("numbers"), text.lastIndexOf("numbers"));
    }

    @Test
    void pickles_areReadByPython() throws IOException {
        List<Object> files = new ArrayList<>();
        for (int protocol = 2; protocol <= 5; protocol++) {
            files.add(Files.write(folder.resolve(protocol + ".pkl"), bytes(protocol)));
        }
        String printed = PythonWithNumpy.run(
                """
                import pickle, sys
                for name in sys.argv[1:]:
                    root = pickle.load(open(name, "rb"))
                    last = root["list"][-1]
                    print(root["ids"], last["label"], last["size"], last["numbers"].dtype, last["numbers"].tolist())
                    last["numbers"] += 1
                """,
                files.toArray());
        String expected = "['é', '雪'] 299 (3, -4) float32 [[0.0, 255.0, 128.0], [1.0, 2.0, -1.5]]";
        assertEquals(
                List.of(expected, expected, expected, expected), printed.lines().toList());
    }

    @Test
    void otherProtocols_areAMistakeOfTheProgram() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        assertThrows(IllegalArgumentException.class, () -> new PickleWriter(nowhere, 1));
        assertThrows(IllegalArgumentException.class, () -> new PickleWriter(nowhere, 6));
    }

    private static Object read(byte[] bytes, ItemSink sink) {
        return PickleReader.read(new PickleInput(new ByteArrayInputStream(bytes), "written.pkl"), sink);
    }

    private static byte[] bytes(int protocol) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PickleWriter pickle = new PickleWriter(out, protocol);
        pickle.dict(() -> {
            pickle.entry(
                    "ids",
                    () -> pickle.list(() -> {
                        pickle.item(() -> pickle.text("é"));
                        pickle.item(() -> pickle.text("雪"));
                    }));
            pickle.entry(
                    "list",
                    () -> pickle.list(() -> {
                        for (int i = 0; i < CLIPS; i++) {
                            int label = i;
                            pickle.item(() -> pickle.dict(() -> item(pickle, label)));
                        }
                    }));
        });
        pickle.end();
        return out.toByteArray();
    }

    private static void item(PickleWriter pickle, int label) throws IOException {
        pickle.entry("label", () -> pickle.integer(label));
        pickle.entry("size", () -> pickle.integers(3, -4));
        float[] values = {0, 255, 128, 1, 2, -1.5f};
        pickle.entry("numbers", () -> pickle.array(NdArray.ofFloats(values, 2, 3)));
    }
}
