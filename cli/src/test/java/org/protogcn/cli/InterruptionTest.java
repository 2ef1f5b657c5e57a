package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.training.GracefulStop;

/** Whole processes, asked to end in the middle of their work. */
@DisabledOnOs(OS.WINDOWS)
class InterruptionTest {
    private static final long SECONDS = 60;
    private static final int ENOUGH_CLIPS = 50_000;

    @TempDir
    Path sources;

    @TempDir
    Path results;

    @Test
    void importAskedToStop_endsWith130AndIsContinuedByTheSameCommand() throws Exception {
        Path file = TinyData.many(sources.resolve("many.pkl"), ENOUGH_CLIPS);
        Process command = start("data", "import", "pyskl", file, "-o", results.resolve("store"));
        awaitFirstClip(command);
        command.destroy();
        assertTrue(command.waitFor(SECONDS, TimeUnit.SECONDS), "still running");
        String said = Files.readString(said());
        assertEquals(GracefulStop.EXIT_CODE, command.exitValue(), said);
        assertTrue(said.contains("stopping; repeat the command"), said);
        assertEquals(List.of(results.resolve(".store.importing")), files());

        Process again = start("data", "import", "pyskl", file, "-o", results.resolve("store"));
        assertTrue(again.waitFor(SECONDS, TimeUnit.SECONDS), "still running");
        assertTrue(Files.readString(said()).contains("an interrupted import was continued"), said);
        assertEquals(List.of(results.resolve("store")), files());
    }

    private Process start(Object... words) throws IOException {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName());
        Stream<String> command = Stream.concat(java.stream(), Stream.of(words).map(Object::toString));
        return new ProcessBuilder(command.toList())
                .redirectErrorStream(true)
                .redirectOutput(said().toFile())
                .start();
    }

    private Path said() {
        return sources.resolve("said.txt");
    }

    private void awaitFirstClip(Process command) throws Exception {
        Path lines = results.resolve(".store.importing/content/clips.jsonl");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (command.isAlive() && (!Files.exists(lines) || Files.size(lines) == 0)) {
            assertTrue(System.nanoTime() < deadline, "the command takes too long");
            Thread.sleep(1);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            return files.toList();
        }
    }
}
