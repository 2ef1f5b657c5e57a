package org.protogcn.format.pyskl;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Clip;

/**
 * Reads several kpfiles at once and lays out several clips at once, and hands the clips over in the order of the files
 * all the same. Memory holds {@value #AHEAD} clips per thread at most, however many a file has.
 */
final class ParallelKpfiles implements AutoCloseable {
    private static final int AHEAD = 4;
    private static final int MOST_THREADS = 8;
    private static final Future<Optional<Clip>> END = CompletableFuture.completedFuture(Optional.empty());

    private final int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    private final ExecutorService readers = Executors.newFixedThreadPool(threads, ParallelKpfiles::thread);
    private final ExecutorService layers = Executors.newFixedThreadPool(threads, ParallelKpfiles::thread);
    private final BiFunction<ListedClip, Annotation, Optional<Clip>> layOut;
    private final Consumer<Optional<Clip>> consumer;
    private final Queue<BlockingQueue<Future<Optional<Clip>>>> files = new ArrayDeque<>();

    /**
     * Begins, without a file.
     *
     * @param layOut makes a clip of its entries in list and kpfile, empty if it has no skeleton; on any thread
     * @param consumer takes the clips on the thread that calls here
     */
    ParallelKpfiles(BiFunction<ListedClip, Annotation, Optional<Clip>> layOut, Consumer<Optional<Clip>> consumer) {
        this.layOut = layOut;
        this.consumer = consumer;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "kpfiles");
        thread.setDaemon(true);
        return thread;
    }

    /** Begins to read a file; hands over the clips of an earlier one if too many are open. */
    void read(Path file, Map<String, ListedClip> wanted) {
        while (files.size() >= threads) {
            handOver(files.remove());
        }
        BlockingQueue<Future<Optional<Clip>>> clips = new ArrayBlockingQueue<>(AHEAD);
        files.add(clips);
        readers.execute(() -> fill(clips, file, wanted));
    }

    private void fill(BlockingQueue<Future<Optional<Clip>>> clips, Path file, Map<String, ListedClip> wanted) {
        try {
            KpfileReader.read(
                    file, wanted, (listed, stored) -> put(clips, layers.submit(() -> layOut.apply(listed, stored))));
            put(clips, END);
        } catch (CancellationException e) {
            Thread.currentThread().interrupt(); // nobody waits for the clips any more
        } catch (RuntimeException | Error e) {
            put(clips, CompletableFuture.failedFuture(e));
        }
    }

    private static void put(BlockingQueue<Future<Optional<Clip>>> clips, Future<Optional<Clip>> clip) {
        try {
            clips.put(clip);
        } catch (InterruptedException e) {
            throw new CancellationException();
        }
    }

    /** Hands over what is still being read. */
    void finish() {
        while (!files.isEmpty()) {
            handOver(files.remove());
        }
    }

    private void handOver(BlockingQueue<Future<Optional<Clip>>> clips) {
        try {
            for (Future<Optional<Clip>> clip = clips.take(); clip != END; clip = clips.take()) {
                consumer.accept(clip.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof InvalidInputException e) {
            return new InvalidInputException(e.getMessage(), e.getCause() == null ? e : e.getCause());
        }
        return new IllegalStateException("a kpfile could not be read", cause);
    }

    @Override
    public void close() {
        readers.shutdownNow();
        layers.shutdownNow();
    }
}
