package org.protogcn.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.testing.Shared;

/** The reader that the documentation prints is run as it stands there. */
class PythonReaderTest {
    private static final String PRINT =
            """

            import sys
            for id, label, keypoints in clips(sys.argv[1]):
                print(id, label, keypoints.dtype, keypoints.shape, "%.3f" % keypoints.astype(float).sum())
            """;

    @TempDir
    Path temp;

    @Test
    void readerInTheDocumentation_readsAStore() throws Exception {
        Assumptions.assumeTrue(numpyIsThere(), "skipped: python3 with NumPy is not there");
        Clip half = Clips.scored("é", 1, DType.FLOAT16, DType.FLOAT16);
        Clip whole = Clips.plain("b", 0);
        Clips.write(temp.resolve("s"), half, whole, Clips.scored("c", 2, DType.FLOAT16, DType.FLOAT16));
        Path script = Files.writeString(temp.resolve("reader.py"), reader() + PRINT);

        String[] lines = python(script.toString(), temp.resolve("s").toString()).split("\n");

        assertEquals("é 1 float16 (2, 5, 17, 2) " + sum(half), lines[0]);
        assertEquals("b 0 float32 (1, 3, 17, 2) " + sum(whole), lines[1]);
        assertEquals(3, lines.length);
    }

    private static String reader() throws IOException {
        String document = Files.readString(Shared.repository().resolve("docs/store.md"));
        int start = document.indexOf("```python") + "```python".length();
        return document.substring(start, document.indexOf("```", start));
    }

    private static String sum(Clip clip) {
        return String.format(
                Locale.ROOT, "%.3f", Arrays.stream(clip.keypoints().values()).sum());
    }

    private static boolean numpyIsThere() {
        try {
            python("-c", "import numpy");
            return true;
        } catch (IOException | InterruptedException | AssertionError e) {
            return false;
        }
    }

    private static String python(String first, String second) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("python3", first, second).redirectErrorStream(true);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0, output);
        return output;
    }
}
