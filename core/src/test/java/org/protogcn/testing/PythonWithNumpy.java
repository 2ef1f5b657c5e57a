package org.protogcn.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The reader that others will use; a test that needs it is skipped, with a word, where it is not installed. */
public final class PythonWithNumpy {
    private PythonWithNumpy() {}

    /** Runs a script to its end, with every deprecation an error, and returns what it printed. */
    public static String run(String script, Object... arguments) {
        Assumptions.assumeTrue(isThere(), "skipped: python3 with NumPy is not there");
        try {
            return output(script, arguments);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isThere() {
        try {
            output("import numpy");
            return true;
        } catch (IOException | InterruptedException | AssertionError e) {
            return false;
        }
    }

    private static String output(String script, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-W", "error::DeprecationWarning", "-c", script));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0, output);
        return output.strip();
    }
}
