package org.protogcn.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where the process begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /**
     * Runs one command.
     *
     * @param out receives results
     * @param err receives progress and refusals
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        Failures failures = new Failures();
        CommandLine command = new CommandLine(new ProtogcnCommand());
        CommandGroups.install(command);
        return command.setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setUsageHelpLongOptionsMaxWidth(28)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setExecutionStrategy(Logs::configuredRun)
                .execute(arguments);
    }
}
