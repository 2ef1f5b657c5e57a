package org.protogcn.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.protogcn.cli.ablation.Lifeline;
import picocli.CommandLine;

/** Where the process begins. */
public final class Main {
    private static final int HELP_WIDTH = 110;

    private Main() {}

    public static void main(String[] arguments) {
        Lifeline.hold();
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
        CommandLine command = commandLine().setOut(out).setErr(err);
        try {
            return command.execute(arguments);
        } catch (Error failure) {
            return Failures.report(failure, command);
        }
    }

    static CommandLine commandLine() {
        Failures failures = new Failures();
        CommandLine root = new CommandLine(new ProtogcnCommand())
                .setUsageHelpWidth(HELP_WIDTH)
                .setUsageHelpAutoWidth(true)
                .setUsageHelpLongOptionsMaxWidth(28)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setExecutionStrategy(Logs::configuredRun);
        HelpPages.complete(root);
        return root;
    }
}
