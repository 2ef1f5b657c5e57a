package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** What came of a command that somebody typed. */
record Typed(int exitCode, String out, String err) {
    static Typed command(Object... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = Stream.of(words).map(Object::toString).toArray(String[]::new);
        int exitCode = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
        return new Typed(exitCode, out.toString(), err.toString());
    }

    Typed expectSuccess() {
        assertEquals(0, exitCode, err);
        return this;
    }

    /** One sentence on stderr that holds all {@code parts}, exit code 2, no result. */
    Typed expectRefusal(String... parts) {
        assertEquals(2, exitCode, out + err);
        assertEquals("", out);
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.startsWith("protogcn: "), err);
        for (String part : parts) {
            assertTrue(err.contains(part), err);
        }
        return this;
    }
}
