package org.protogcn.benchmarks.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LiveCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shortStreams_areReported_onScreenAndInAFile() throws Exception {
        Path json = folder.resolve("live.json");
        assertEquals(
                0,
                execute(
                        "--people=1,3",
                        "--minutes=0.05",
                        "--stride=20",
                        "--threads=1",
                        "--endurance=1000",
                        "--json=" + json),
                err::toString);
        assertTrue(out.toString().contains("resident"), out::toString);
        assertTrue(Files.readString(json).contains("largestDifference"));
    }

    @Test
    void storeThatIsNone_isRefusedInASentence() {
        assertEquals(2, execute("--store=" + folder));
        assertTrue(err.toString().lines().findFirst().orElseThrow().contains(folder.toString()), err::toString);
    }

    private int execute(String... arguments) {
        return new CommandLine(new LiveCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
