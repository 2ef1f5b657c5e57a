package org.protogcn.benchmarks.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ServingCommandTest {
    private final StringWriter err = new StringWriter();

    @Test
    void sevenStreams_areRefused() {
        assertEquals(2, execute("--streams", "1,7"));
        assertTrue(err.toString().startsWith("--streams takes numbers from 1 to 6, got 7"), err::toString);
    }

    @Test
    void noRounds_areRefused() {
        assertEquals(2, execute("--quick", "--rounds", "0"));
        assertTrue(err.toString().startsWith("--rounds takes numbers from 1"), err::toString);
    }

    @Test
    void json_intoNoFolder_isRefusedBeforeTheRun() {
        assertEquals(2, execute("--json", "no/such/folder/report.json"));
        assertTrue(err.toString().startsWith("there is no folder to write"), err::toString);
    }

    private int execute(String... arguments) {
        return new CommandLine(new ServingCommand())
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
