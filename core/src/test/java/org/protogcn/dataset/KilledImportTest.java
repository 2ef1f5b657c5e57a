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
    private static final long NANOS_PER_CLIP = 100_000;
    private static final long UNTIL_ITS_END = Long.MAX_VALUE;

    @TempDir
    Path temp;

    @Test
    void killedImport_isAbsentOrContinues_andEndsLikeAnUnbrokenOne() throws Exception {
        new SlowImport(CLIPS, 0).into(temp.resolve("unbroken"));
        Map<String, ByteBuffer> expected = files(temp.resolve("unbroken"));
        Path store = temp.resolve("store");
        long begin = System.nanoTime();
        runAndKill(store, UNTIL_ITS_END);
        long longest = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        assertEquals(expected, files(store));
        Folders.delete(store);
        Random random = new Random(1);
        int kills = 0;
        int finished = 0;
        while (kills < KILLS) {
            boolean killed = runAndKill(store, random.nextLong(longest));
            kills += killed ? 1 : 0;
            assertTrue(killed || Files.exists(store), "an import came to its end without a store");
            if (Files.exists(store)) {
                finished++;
                assertEquals(expected, files(store), "after " + kills + " kills");
                Folders.delete(store);
            }
        }
        new SlowImport(CLIPS, 0).into(store);
        assertEquals(expected, files(store));
        assertEquals(List.of("store", "unbroken"), names());
        assertTrue(
                finished > 0 && finished < KILLS / 2, finished + " imports of " + KILLS + " kills came to their end");
    }

    /** Whether the kill came before the end. */
    private boolean runAndKill(Path store, long milliseconds) throws Exception {
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
                        String.valueOf(CLIPS),
                        String.valueOf(NANOS_PER_CLIP))
                .redirectError(temp.resolve("said").toFile())
                .start();
        assertEquals(SlowImport.BEGUN, process.inputReader().readLine(), () -> said());
        if (!process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
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
