package org.protogcn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.protogcn.InvalidInputException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what went wrong, and with which exit code. */
final class Failures implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr()
                .println("protogcn: " + firstLine(failure) + suggestion(failure) + "; see '"
                        + command.getCommandSpec().qualifiedName() + " --help'");
        return CommandLine.ExitCode.USAGE;
    }

    private static String suggestion(ParameterException failure) {
        return failure instanceof UnmatchedArgumentException unmatched
                        && !unmatched.getSuggestions().isEmpty()
                ? ", did you mean '" + unmatched.getSuggestions().get(0) + "'?"
                : "";
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        LoggerFactory.getLogger(Failures.class).debug("the command failed", failure);
        if (failure instanceof InvalidInputException) {
            command.getErr().println("protogcn: " + firstLine(failure));
            return CommandLine.ExitCode.USAGE;
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            command.getErr().println("protogcn: " + failure);
            return CommandLine.ExitCode.USAGE;
        }
        command.getErr().println("protogcn: this is a bug, " + failure + "; its stack trace is in " + record(failure));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String firstLine(Exception failure) {
        return failure.getMessage().lines().findFirst().orElse("");
    }

    private static String record(Exception failure) {
        try {
            Path log = Files.createTempFile("protogcn-", ".log");
            try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(log))) {
                failure.printStackTrace(writer);
            }
            return log.toString();
        } catch (IOException e) {
            return "no file, for " + e;
        }
    }
}
