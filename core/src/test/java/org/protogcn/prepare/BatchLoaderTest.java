package org.protogcn.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
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

    /** {@code numbers} of one clip, written by {@code step}. */
    private record Made(int size, BiConsumer<Visit, FloatBuffer> step) implements ClipPreparation {
        @Override
        public void prepare(Clip clip, Visit visit, FloatBuffer target) {
            step.accept(visit, target);
        }
    }

    private static final ClipPreparation NUMBER_OF_CLIP =
            new Made(2, (visit, target) -> target.put(visit.clip()).put(-visit.clip()));

    /** A batch as it was while its memory was its own. */
    private record Copy(float[] data, long[] labels, List<String> ids) {
        static Copy of(Batch batch) {
            return new Copy(numbers(batch), batch.labels(), batch.ids());
        }
    }

    private static float[] numbers(Batch batch) {
        FloatBuffer data = batch.data();
        float[] numbers = new float[data.remaining()];
        data.get(numbers);
        return numbers;
    }

    private final BatchBuffers buffers = new BatchBuffers();

    private BatchLoader loader(ClipPreparation preparation, int batchSize, int workers, int... clips) {
        return new BatchLoader(CLIPS, preparation, buffers, Visit.once(clips), batchSize, workers);
    }

    private List<Copy> training(int workers) {
        Recipe recipe = new Recipe(
                "ntu25", Stream.B, true, Optional.empty(), false, 0.2, 0.5, 0.5, 0, 16, 2, Recipe.Start.RANDOM);
        Preparation preparation = Preparation.of(recipe, SkeletonLayouts.named("ntu25"));
        int[] order = Draws.order(1, 2, CLIPS.size());
        return all(loader(preparation.forTraining(1, 2), 4, workers, order));
    }

    private static List<Copy> all(BatchLoader loader) {
        List<Copy> batches = new ArrayList<>();
        try (loader) {
            loader.forEachRemaining(batch -> {
                batches.add(Copy.of(batch));
                batch.close();
            });
        }
        return batches;
    }

    @Test
    void anyNumberOfWorkers_yieldsTheSameBatches() {
        List<Copy> alone = training(1);
        for (int workers : new int[] {2, 5}) {
            List<Copy> together = training(workers);
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
        List<Copy> batches = all(loader(NUMBER_OF_CLIP, 2, 3, 5, 3, 8, 0, 22));
        assertEquals(3, batches.size());
        assertArrayEquals(new float[] {5, -5, 3, -3}, batches.get(0).data());
        assertEquals(List.of("clip 8", "clip 0"), batches.get(1).ids());
        assertArrayEquals(new long[] {2}, batches.get(2).labels());
        assertArrayEquals(new float[] {22, -22}, batches.get(2).data());
    }

    @Test
    void nothingToLoad_isNoBatch() {
        try (BatchLoader loader = loader(NUMBER_OF_CLIP, 2, 2)) {
            assertFalse(loader.hasNext());
            assertThrows(NoSuchElementException.class, loader::next);
        }
    }

    @Test
    void failureOfAWorker_surfacesAtItsBatch() {
        ClipPreparation failing = new Made(1, (visit, target) -> {
            if (visit.clip() == 3) {
                throw new InvalidInputException("clip 3 is broken");
            }
            target.put(visit.clip());
        });
        try (BatchLoader loader = loader(failing, 2, 2, 1, 2, 3, 4, 5, 6)) {
            assertArrayEquals(new float[] {1, 2}, numbers(loader.next()));
            assertThrows(InvalidInputException.class, loader::next);
            assertArrayEquals(new float[] {5, 6}, numbers(loader.next()));
        }
    }

    @Test
    void slowConsumer_isNotOverrun_andClosingEarlyStopsTheWorkers() throws InterruptedException {
        AtomicInteger prepared = new AtomicInteger();
        ClipPreparation counting = new Made(1, (visit, target) -> target.put(prepared.incrementAndGet()));
        try (BatchLoader loader = loader(counting, 1, 2, new int[1000])) {
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
        ClipPreparation slow = new Made(1, (visit, target) -> {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException("workers are not interrupted", e);
            }
        });
        try (BatchLoader loader = loader(slow, 1, 1, new int[3])) {
            Thread.currentThread().interrupt();
            assertThrows(RuntimeException.class, loader::next);
            assertTrue(Thread.interrupted());
        }
    }

    /** Memory that grew with the epoch would end a long run. */
    @Test
    void memory_isLeasedAgain_epochAfterEpoch() {
        for (int epoch = 0; epoch < 20; epoch++) {
            assertEquals(
                    23,
                    all(loader(NUMBER_OF_CLIP, 1, 2, Draws.order(1, epoch, 23))).size());
        }
        assertTrue(buffers.made() <= 5, buffers.made() + " buffers for two workers");
    }

    @Test
    void loaderClosedEarly_givesItsMemoryBack() {
        for (int epoch = 0; epoch < 20; epoch++) {
            try (BatchLoader loader = loader(NUMBER_OF_CLIP, 1, 2, new int[50])) {
                loader.next().close();
            }
        }
        assertTrue(buffers.made() <= 5, buffers.made() + " buffers for two workers");
    }

    @Test
    void closedBatch_isNotReadAnyMore_andKeepsItsLabels() {
        try (BatchLoader loader = loader(NUMBER_OF_CLIP, 2, 1, 7, 8, 9)) {
            Batch batch = loader.next();
            batch.close();
            batch.close();
            assertEquals(List.of("clip 7", "clip 8"), batch.ids());
            assertTrue(assertThrows(IllegalStateException.class, batch::data)
                    .getMessage()
                    .startsWith("the batch that begins with clip clip 7 has been closed"));
        }
    }

    /** A buffer holds an earlier clip's numbers: what a preparation leaves out would be that clip's. */
    @Test
    void absentPersons_areZerosInUsedMemory() {
        Recipe recipe =
                new Recipe("ntu25", Stream.J, true, Optional.empty(), false, 0, 0, 0, 0, 16, 3, Recipe.Start.RANDOM);
        Preparation preparation = Preparation.of(recipe, SkeletonLayouts.named("ntu25"));
        Made noise = new Made(preparation.size(), (visit, target) -> {
            while (target.hasRemaining()) {
                target.put(Float.NaN);
            }
        });
        all(loader(noise, 1, 1, 1, 2, 3, 4, 5));
        for (Copy batch : all(loader(preparation.forTraining(1, 1), 1, 1, 1, 2, 3, 4, 5))) {
            int person = preparation.size() / 3;
            assertArrayEquals(new float[2 * person], Arrays.copyOfRange(batch.data(), person, 3 * person));
        }
        assertTrue(buffers.made() <= 3, "the second loader had memory of its own");
    }
}
