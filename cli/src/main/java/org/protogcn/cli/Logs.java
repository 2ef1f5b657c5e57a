package org.protogcn.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Warnings only, unless the user asks for more. */
final class Logs {
    private Logs() {}

    /** Sets the level that {@code --verbose} asks for, then runs the command. */
    static int configuredRun(ParseResult parsed) {
        ProtogcnCommand root = (ProtogcnCommand) parsed.commandSpec().userObject();
        Logger logger = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        logger.setLevel(root.verbose ? Level.DEBUG : Level.WARN);
        return new CommandLine.RunLast().execute(parsed);
    }
}
