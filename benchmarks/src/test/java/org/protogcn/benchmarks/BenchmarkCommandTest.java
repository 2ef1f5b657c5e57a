package org.protogcn.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchmarkCommandTest {
    private final StringWriter err = new StringWriter();

    @Test
    void json_intoNoFolder_isRefusedBeforeTheRun() {
        assertEquals(2, execute("--json", "no/such/folder/report.json"));
        assertTrue(err.toString().startsWith("there is no folder to write"), err::toString);
    }

    @Test
    void noRounds_areRefused() {
        assertEquals(2, execute("--quick", "--rounds", "0"));
        assertTrue(err.toString().startsWith("--rounds must be 1 or more, got 0"), err::toString);
    }

    @Test
    void quickAndAll_contradictEachOther() {
        assertEquals(2, execute("--quick", "--all"));
        assertTrue(err.toString().startsWith("--quick and --all contradict"), err::toString);
    }

    @Test
    void misspeltOption_isRefused() {
        assertEquals(2, execute("--quik"));
    }

    private int execute(String... arguments) {
        return new CommandLine(new BenchmarkCommand())
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
