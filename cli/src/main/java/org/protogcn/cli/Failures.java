package org.protogcn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what went wrong, and with which exit code. */
final class Failures implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {
    /** How picocli lists the values of an option: as Java calls them, and not as they are typed. */
    private static final Pattern CONSTANTS = Pattern.compile("\\[([A-Z0-9_, ]+)] \\(case-insensitive\\)");

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr()
                .println("protogcn: " + mistake(failure) + "; see '"
                        + command.getCommandSpec().qualifiedName() + " --help'");
        return CommandLine.ExitCode.USAGE;
    }

    private static String mistake(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            return "'" + unmatched.getUnmatched().get(0) + "' is not understood"
                    + (suggestions.isEmpty() ? "" : ", did you mean '" + suggestions.get(0) + "'?");
        }
        return CONSTANTS.matcher(firstLine(failure)).replaceAll(list -> list.group(1)
                .toLowerCase(Locale.ROOT));
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return report(failure, command);
    }

    /** Says why a command came to nothing; its exit code. */
    static int report(Throwable failure, CommandLine command) {
        LoggerFactory.getLogger(Failures.class).debug("the command failed", failure);
        Optional<String> mendable = Mendable.sentence(failure);
        command.getErr().println("protogcn: " + mendable.orElseGet(() -> bug(failure)));
        return mendable.isPresent() ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    private static String bug(Throwable failure) {
        return "this is a bug, " + firstLine(failure) + "; its stack trace is in " + record(failure);
    }

    /** Native code's messages go on for pages. */
    private static String firstLine(Throwable failure) {
        return Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName())
                .lines()
                .findFirst()
                .orElse("");
    }

    private static String record(Throwable failure) {
        try {
            Path log = Files.createTempFile("protogcn-", ".log");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(log))) {
                failure.printStackTrace(writer);
            }
            return log.toString();
        } catch (IOException e) {
            return "no file, for there is none to write it to: " + e.getMessage();
        }
    }
}
