package org.protogcn.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.protogcn.training.GracefulStop;

/**
 * Lets Ctrl-C end a command between two pieces of its work, with exit code {@value GracefulStop#EXIT_CODE}. By then
 * nothing computes in libtorch, which would crash, and what was half-written is gone, or hidden until the command is
 * repeated.
 */
final class Interruption implements AutoCloseable {
    /** The largest batch on the slowest machine, or the deletion of a large draft. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final GracefulStop stop;

    Interruption(PrintWriter err) {
        this(err, "stopping ...");
    }

    /** @param message what becomes of the work */
    Interruption(PrintWriter err, String message) {
        stop = new GracefulStop(PATIENCE, () -> {
            err.println();
            err.println(message);
            err.flush();
        });
    }

    /** A place where the command may end. */
    void check() {
        if (stop.getAsBoolean()) {
            throw new CancellationException("interrupted");
        }
    }

    /** Does not return if there was a Ctrl-C: the process ends here. */
    @Override
    public void close() {
        stop.close();
    }
}
