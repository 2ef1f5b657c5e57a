package org.protogcn.prepare;

import java.util.ArrayDeque;
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
 * batches are the same. At most two batches per worker are held in memory, and those that have been taken and not yet
 * closed. A failure of a worker is thrown by {@link #next()} at the batch it concerns. Used by one thread; close it when
 * done, early or not.
 */
public final class BatchLoader implements Iterator<Batch>, AutoCloseable {
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final ClipSource source;
    private final ClipPreparation preparation;
    private final BatchBuffers buffers;
    private final Visit[] visits;
    private final int batchSize;
    private final int ahead;
    private final ExecutorService workers;
    private final Queue<Future<Batch>> coming = new ArrayDeque<>();
    private int submitted;
    private volatile boolean closing;

    /**
     * Starts to prepare at once.
     *
     * @param buffers where batches lease their memory; may serve other loaders too
     * @param visits the clips to yield, in that order
     * @param batchSize clips in a batch; the last batch holds what remains
     * @param workers threads
     */
    public BatchLoader(
            ClipSource source,
            ClipPreparation preparation,
            BatchBuffers buffers,
            Visit[] visits,
            int batchSize,
            int workers) {
        if (batchSize < 1 || workers < 1) {
            throw new IllegalArgumentException(
                    "batch size and workers must be positive, got " + batchSize + " and " + workers);
        }
        this.source = source;
        this.preparation = preparation;
        this.buffers = buffers;
        this.visits = visits.clone();
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
        while (coming.size() < ahead && submitted < visits.length) {
            int first = submitted;
            int end = Math.min(submitted + batchSize, visits.length);
            coming.add(workers.submit(() -> batch(first, end)));
            submitted = end;
        }
    }

    private Batch batch(int first, int end) {
        if (closing) {
            throw new CancellationException("the loader has been closed");
        }
        int clips = end - first;
        int size = preparation.size();
        long[] labels = new long[clips];
        String[] ids = new String[clips];
        Batch batch = Batch.lease(buffers, (long) clips * size, labels, ids);
        try {
            for (int i = 0; i < clips; i++) {
                Visit visit = visits[first + i];
                Clip clip = source.clip(visit.clip());
                preparation.prepare(clip, visit, batch.data(i * size, size));
                labels[i] = clip.label();
                ids[i] = clip.id();
            }
            return batch;
        } catch (Throwable e) {
            batch.close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        return !coming.isEmpty();
    }

    /**
     * Waits for the next batch, which is the caller's to close.
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
     * Drops what has not begun and waits for the batches in the workers' hands, whose memory goes back; batches that have
     * been taken stay their takers'. Nobody is interrupted: an interrupt would close the file that a worker is reading
     * for everyone.
     */
    @Override
    public void close() {
        closing = true;
        workers.shutdown();
        try {
            if (workers.awaitTermination(1, TimeUnit.MINUTES)) {
                giveBackComing();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        coming.clear();
    }

    private void giveBackComing() throws InterruptedException {
        for (Future<Batch> batch : coming) {
            try {
                batch.get().close();
            } catch (ExecutionException e) {
                // What has failed or was not begun has no memory to give back.
            }
        }
    }
}
