package org.protogcn.training;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Turns Ctrl-C, or a request to terminate, into a wish to stop that a {@link Trainer} hears after its step.
 *
 * <p>A Java process that ends while a thread computes in libtorch crashes in the destructors of that library. So the
 * process is held until this is closed, for which the work has to be over, and then it ends at once with exit code
 * {@value #EXIT_CODE}, without running any destructor. Closed without a request, it leaves no trace.
 */
public final class GracefulStop implements BooleanSupplier, AutoCloseable {
    /** The exit code of a process that was asked to stop. */
    public static final int EXIT_CODE = 130;

    private final Duration patience;
    private final Runnable onRequest;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "graceful-stop");
    private volatile boolean requested;

    /**
     * Listens from now on.
     *
     * @param patience how long the work may take to come to its end, a step and a checkpoint; then the process ends
     *     regardless
     * @param onRequest tells the user that the request was heard; called on another thread
     */
    public GracefulStop(Duration patience, Runnable onRequest) {
        this.patience = patience;
        this.onRequest = onRequest;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end() {
        requested = true;
        onRequest.run();
        try {
            finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    /** Whether the process was asked to stop. */
    @Override
    public boolean getAsBoolean() {
        return requested;
    }

    /** Says that the work is over; if it was asked to stop, the process ends here. */
    @Override
    public void close() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            awaitEnd();
        }
    }

    /** The request came: what follows in this thread must not run while the process ends. */
    private void awaitEnd() {
        try {
            hook.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
