package org.protogcn.prepare;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.ClipSource;

/**
 * Prepares batches on worker threads ahead of their use and yields them in order. However many workers there are, the
 * batches are the same. At most two batches per worker are held in memory. A failure of a worker is thrown by
 * {@link #next()} at the batch it concerns. Used by one thread; close it when done, early or not.
 */
public final class BatchLoader implements Iterator<Batch>, AutoCloseable {
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final ClipSource source;
    private final ClipPreparation preparation;
    private final int[] order;
    private final int batchSize;
    private final int ahead;
    private final ExecutorService workers;
    private final Queue<Future<Batch>> coming = new ArrayDeque<>();
    private int submitted;

    /**
     * Starts to prepare at once.
     *
     * @param order numbers of the clips to yield, in that order; any subset of the source
     * @param batchSize clips in a batch; the last batch holds what remains
     * @param workers threads
     */
    public BatchLoader(ClipSource source, ClipPreparation preparation, int[] order, int batchSize, int workers) {
        if (batchSize < 1 || workers < 1) {
            throw new IllegalArgumentException(
                    "batch size and workers must be positive, got " + batchSize + " and " + workers);
        }
        this.source = source;
        this.preparation = preparation;
        this.order = order.clone();
        this.batchSize = batchSize;
        this.ahead = 2 * workers;
        this.workers = Executors.newFixedThreadPool(workers, BatchLoader::daemon);
        submitAhead();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "batch-loader-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    private void submitAhead() {
        while (coming.size() < ahead && submitted < order.length) {
            int end = Math.min(submitted + batchSize, order.length);
            int[] indices = Arrays.copyOfRange(order, submitted, end);
            coming.add(workers.submit(() -> batch(indices)));
            submitted = end;
        }
    }

    private Batch batch(int[] indices) {
        float[] data = new float[0];
        long[] labels = new long[indices.length];
        String[] ids = new String[indices.length];
        for (int i = 0; i < indices.length; i++) {
            Clip clip = source.clip(indices[i]);
            float[] prepared = preparation.prepare(clip, indices[i]);
            if (i == 0) {
                data = new float[Math.multiplyExact(indices.length, prepared.length)];
            }
            System.arraycopy(prepared, 0, data, i * prepared.length, prepared.length);
            labels[i] = clip.label();
            ids[i] = clip.id();
        }
        return new Batch(data, labels, Arrays.asList(ids));
    }

    @Override
    public boolean hasNext() {
        return !coming.isEmpty();
    }

    /**
     * Waits for the next batch.
     *
     * @throws RuntimeException whatever preparing this batch has thrown; later batches remain available
     * @throws CancellationException if the waiting thread is interrupted
     */
    @Override
    public Batch next() {
        if (coming.isEmpty()) {
            throw new NoSuchElementException("all batches have been taken");
        }
        Future<Batch> batch = coming.remove();
        submitAhead();
        return await(batch);
    }

    private static Batch await(Future<Batch> batch) {
        try {
            return batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a batch");
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }

    /**
     * Drops what has not begun and waits for the batches in the workers' hands. Nobody is interrupted: an interrupt
     * would close the file that a worker is reading for everyone.
     */
    @Override
    public void close() {
        coming.forEach(batch -> batch.cancel(false));
        coming.clear();
        workers.shutdown();
        try {
            workers.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
