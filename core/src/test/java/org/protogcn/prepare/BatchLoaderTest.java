package org.protogcn.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.random.Draws;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.ClipSource;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.skeleton.Stream;

@Timeout(30)
class BatchLoaderTest {
    private static final ClipSource CLIPS = new ClipSource() {
        @Override
        public int size() {
            return 23;
        }

        @Override
        public Clip clip(int index) {
            double[] values = new SplittableRandom(index)
                    .doubles(30 * 25 * 3, -1, 1)
                    .map(DType.FLOAT16::round)
                    .toArray();
            return new Clip("clip " + index, index % 5, new Keypoints(DType.FLOAT16, 1, 30, 25, 3, values));
        }
    };

    private static final ClipPreparation NUMBER_OF_CLIP = (clip, index) -> new float[] {index, -index};

    private static List<Batch> training(int workers) {
        Recipe recipe = new Recipe(
                "ntu25", Stream.B, true, Optional.empty(), false, 0.2, 0.5, 0.5, 0, 16, 2, Recipe.Start.RANDOM);
        Preparation preparation = Preparation.of(recipe, SkeletonLayouts.named("ntu25"));
        int[] order = Draws.order(1, 2, CLIPS.size());
        ClipPreparation drawn = (clip, index) -> preparation.training(clip, Draws.forClip(1, 2, index));
        return all(new BatchLoader(CLIPS, drawn, order, 4, workers));
    }

    private static List<Batch> all(BatchLoader loader) {
        List<Batch> batches = new ArrayList<>();
        try (loader) {
            loader.forEachRemaining(batches::add);
        }
        return batches;
    }

    @Test
    void anyNumberOfWorkers_yieldsTheSameBatches() {
        List<Batch> alone = training(1);
        for (int workers : new int[] {2, 5}) {
            List<Batch> together = training(workers);
            assertEquals(alone.size(), together.size());
            for (int i = 0; i < alone.size(); i++) {
                assertArrayEquals(alone.get(i).data(), together.get(i).data());
                assertArrayEquals(alone.get(i).labels(), together.get(i).labels());
                assertEquals(alone.get(i).ids(), together.get(i).ids());
            }
        }
    }

    @Test
    void batches_keepTheOrder_andTheLastHoldsTheRest() {
        List<Batch> batches = all(new BatchLoader(CLIPS, NUMBER_OF_CLIP, new int[] {5, 3, 8, 0, 22}, 2, 3));
        assertEquals(3, batches.size());
        assertArrayEquals(new float[] {5, -5, 3, -3}, batches.get(0).data());
        assertEquals(List.of("clip 8", "clip 0"), batches.get(1).ids());
        assertArrayEquals(new long[] {2}, batches.get(2).labels());
        assertEquals(1, batches.get(2).size());
    }

    @Test
    void nothingToLoad_isNoBatch() {
        try (BatchLoader loader = new BatchLoader(CLIPS, NUMBER_OF_CLIP, new int[0], 2, 2)) {
            assertFalse(loader.hasNext());
            assertThrows(NoSuchElementException.class, loader::next);
        }
    }

    @Test
    void failureOfAWorker_surfacesAtItsBatch() {
        ClipPreparation failing = (clip, index) -> {
            if (index == 3) {
                throw new InvalidInputException("clip 3 is broken");
            }
            return new float[] {index};
        };
        try (BatchLoader loader = new BatchLoader(CLIPS, failing, new int[] {1, 2, 3, 4, 5, 6}, 2, 2)) {
            assertArrayEquals(new float[] {1, 2}, loader.next().data());
            assertThrows(InvalidInputException.class, loader::next);
            assertArrayEquals(new float[] {5, 6}, loader.next().data());
        }
    }

    @Test
    void slowConsumer_isNotOverrun_andClosingEarlyStopsTheWorkers() throws InterruptedException {
        AtomicInteger prepared = new AtomicInteger();
        ClipPreparation counting = (clip, index) -> new float[] {prepared.incrementAndGet()};
        int[] order = new int[1000];
        try (BatchLoader loader = new BatchLoader(CLIPS, counting, order, 1, 2)) {
            loader.next();
            Thread.sleep(100);
            assertTrue(prepared.get() <= 5, prepared + " clips prepared ahead");
        }
        int afterClosing = prepared.get();
        Thread.sleep(50);
        assertEquals(afterClosing, prepared.get());
    }

    @Test
    void interruptedConsumer_staysInterrupted() {
        ClipPreparation slow = (clip, index) -> {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException("workers are not interrupted", e);
            }
            return new float[1];
        };
        try (BatchLoader loader = new BatchLoader(CLIPS, slow, new int[3], 1, 1)) {
            Thread.currentThread().interrupt();
            assertThrows(RuntimeException.class, loader::next);
            assertTrue(Thread.interrupted());
        }
    }
}
