package org.protogcn.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/**
 * Turns Ctrl-C into a wish to stop. The process does not end before this is closed, so that what is under way can be
 * brought to an end and saved; then it ends with exit code 130.
 */
final class Interruption implements BooleanSupplier, AutoCloseable {
    private final PrintWriter err;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onSignal, "interruption");
    private volatile boolean requested;

    /** @param err where it is said that the signal was heard */
    Interruption(PrintWriter err) {
        this.err = err;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void onSignal() {
        requested = true;
        err.println();
        err.println("stopping: finishing the step and saving ...");
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the user wants to stop. */
    @Override
    public boolean getAsBoolean() {
        return requested;
    }

    @Override
    public void close() {
        closed.countDown();
        if (!requested) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
