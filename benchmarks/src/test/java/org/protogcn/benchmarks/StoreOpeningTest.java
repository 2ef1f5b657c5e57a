package org.protogcn.benchmarks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreOpeningTest {
    @TempDir
    Path temp;

    @Test
    void storeThatWasMade_isOpenedAndTimed() {
        StoreOpening.make(temp.resolve("store"), 5);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        StoreOpening.measure(temp.resolve("store"), new PrintStream(said, true, StandardCharsets.UTF_8));
        assertTrue(said.toString(StandardCharsets.UTF_8).startsWith("5 clips: "));
    }
}
