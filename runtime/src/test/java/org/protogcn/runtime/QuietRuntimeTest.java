package org.protogcn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ONNX Runtime 1.29 reports how it is used, keeps what it will report below the user's home, and on the way matches the command
 * line against a regular expression, which overflows the stack and ends the process if the line has more than about 4000 characters:
 * the class path of a service has.
 */
class QuietRuntimeTest {
    private static final int LONG = 100_000;
    private static final int SECONDS = 120;

    @TempDir
    private Path folder;

    @Test
    void runtimeInAProcessWithALongCommandLine_starts_andLeavesNothingBehind() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path said = folder.resolve("said");
        Process process = started(home, said);
        try {
            assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "still running");
        } finally {
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), Files.readString(said));
        try (Stream<Path> left = Files.walk(home)) {
            assertEquals(List.of(home), left.toList());
        }
    }

    private static Process started(Path home, Path said) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                QuietRuntimeTest.class.getName(),
                "x".repeat(LONG));
        builder.environment().put("HOME", home.toString());
        List.of("CI", "XDG_CACHE_HOME", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS")
                .forEach(builder.environment()::remove);
        return builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }

    /** The other process: makes ready what every recogniser needs. */
    public static void main(String[] arguments) {
        OrtEnvironment.getEnvironment();
    }
}
