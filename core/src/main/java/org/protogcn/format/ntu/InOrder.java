package org.protogcn.format.ntu;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Work on many things by several threads, with its results taken in the order of the things. */
final class InOrder {
    private static final int MAX_THREADS = 8;
    private static final int AHEAD_PER_THREAD = 2;

    private InOrder() {}

    /**
     * Applies {@code work} on other threads, a few things ahead of {@code sink}, which runs on this one.
     *
     * @throws RuntimeException of the first thing whose work fails; those before it have reached the sink
     */
    static <T, R> void forEach(List<T> things, Function<T, R> work, Consumer<R> sink) {
        int threads = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
        ExecutorService pool = Executors.newFixedThreadPool(threads, InOrder::daemon);
        try {
            Queue<Future<R>> underway = new ArrayDeque<>();
            for (T thing : things) {
                if (underway.size() == threads * AHEAD_PER_THREAD) {
                    sink.accept(result(underway.remove()));
                }
                underway.add(pool.submit(() -> work.apply(thing)));
            }
            underway.forEach(rest -> sink.accept(result(rest)));
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "recordings");
        thread.setDaemon(true);
        return thread;
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while recordings were read", e);
        }
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }
}
