package org.protogcn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.io.Folders;

/** Whole processes, killed without warning at random moments of an import. */
@DisabledOnOs(OS.WINDOWS)
class KilledImportTest {
    private static final int KILLS = 100;
    private static final int CLIPS = 200;
    /** Some are killed while they finish the store, and some not at all. */
    private static final int DOTS = CLIPS * 5 / 4;

    private static final int DELAY_MICROS = 3000;

    @TempDir
    Path temp;

    @Test
    void killedImport_isAbsentOrContinues_andEndsLikeAnUnbrokenOne() throws Exception {
        new SlowImport(CLIPS).into(temp.resolve("unbroken"), clip -> {});
        Map<String, ByteBuffer> expected = files(temp.resolve("unbroken"));
        Path store = temp.resolve("store");
        Random random = new Random(1);
        int kills = 0;
        int finished = 0;
        while (kills < KILLS) {
            boolean killed = runAndKill(store, random.nextInt(DOTS), random.nextInt(DELAY_MICROS));
            kills += killed ? 1 : 0;
            assertTrue(killed || Files.exists(store), "an import came to its end without a store");
            if (Files.exists(store)) {
                finished++;
                assertEquals(expected, files(store), "after " + kills + " kills");
                Folders.delete(store);
            }
        }
        new SlowImport(CLIPS).into(store, clip -> {});
        assertEquals(expected, files(store));
        assertEquals(List.of("store", "unbroken"), names());
        assertTrue(finished > 0, "no import came to its end");
    }

    /** Kills an import some time after its so-manieth dot; whether it had not ended by then. */
    private boolean runAndKill(Path store, int dots, int micros) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowImport.class.getName(),
                        store.toString(),
                        String.valueOf(CLIPS))
                .redirectError(temp.resolve("said").toFile())
                .start();
        process.getInputStream().readNBytes(dots);
        if (!process.waitFor(micros, TimeUnit.MICROSECONDS)) {
            process.destroyForcibly();
        }
        int code = process.waitFor();
        assertTrue(code == 0 || code == 128 + 9, () -> "exit code " + code + ": " + said());
        Files.delete(temp.resolve("said"));
        return code != 0;
    }

    private String said() {
        try {
            return Files.readString(temp.resolve("said"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Map<String, ByteBuffer> files(Path folder) throws IOException {
        Map<String, ByteBuffer> files = new TreeMap<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.toList()) {
                files.put(file.getFileName().toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(temp)) {
            return entries.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
