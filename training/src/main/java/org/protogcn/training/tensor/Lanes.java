package org.protogcn.training.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bytedeco.pytorch.global.torch;

/**
 * Half as many threads as libtorch computes with, for what libtorch would do on one. Not all: those of libtorch spin for a
 * while after their work, and threads that compete with them for a processor are slower together than half of them alone
 * (two processors, training step: one lane took 3 to 5 % less time than two).
 */
final class Lanes {
    /** Work on some of the pieces, {@code from} inclusive, {@code to} exclusive. */
    interface Share {
        void run(long from, long to);
    }

    private static final ExecutorService HELPERS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "matrix products");
        thread.setDaemon(true);
        return thread;
    });

    private Lanes() {}

    /** Runs {@code share} over {@code pieces}, divided among the threads; each piece is worked on by one of them. */
    static void divide(long pieces, Share share) {
        long lanes = Math.max(1, Math.min(torch.get_num_threads() / 2, pieces));
        List<CompletableFuture<Void>> others = new ArrayList<>();
        for (long lane = 1; lane < lanes; lane++) {
            long from = pieces * lane / lanes;
            long to = pieces * (lane + 1) / lanes;
            others.add(CompletableFuture.runAsync(() -> share.run(from, to), HELPERS));
        }
        try {
            share.run(0, pieces / lanes);
        } finally {
            others.forEach(CompletableFuture::join);
        }
    }
}
