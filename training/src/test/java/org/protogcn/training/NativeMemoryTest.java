package org.protogcn.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.prepare.Batch;
import org.protogcn.prepare.BatchBuffers;
import org.protogcn.prepare.BatchLoader;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.Visit;
import org.protogcn.store.ClipStore;
import org.protogcn.training.config.TrainingConfiguration;

/** What a step allocates natively, it releases: the garbage collector, which sees no size, has nothing to find. */
class NativeMemoryTest {
    private static final long TOLERATED = 48L << 20;

    @TempDir
    private static Path folder;

    @Test
    void learning_andScoring_leaveNothingBehind() {
        TrainingConfiguration configuration = TinyRuns.in(folder).configuration();
        try (ClipStore store = ClipStore.open(folder.resolve("store"));
                Learner learner = new Learner(configuration, 25, 40, TinyRuns.CPU)) {
            Preparation preparation = Preparation.of(configuration.recipe(), store.layout());
            Evaluator evaluator = new Evaluator(learner.network(), preparation, store.classNames(), TinyRuns.CPU, 8, 1);
            Batch batch = batch(store, preparation);
            repeat(5, learner, evaluator, batch);
            long objects = Pointer.totalCount();
            long bytes = Pointer.physicalBytes();
            repeat(30, learner, evaluator, batch);
            assertTrue(Pointer.totalCount() <= objects, "from " + objects + " objects to " + Pointer.totalCount());
            long growth = Pointer.physicalBytes() - bytes;
            assertTrue(growth < TOLERATED, "30 steps left " + growth + " bytes");
        }
    }

    private static Batch batch(ClipStore store, Preparation preparation) {
        try (BatchLoader loader = new BatchLoader(
                store, preparation.forTraining(1, 0), new BatchBuffers(), Visit.once(store.split("val")), 4, 1)) {
            return loader.next();
        }
    }

    private static void repeat(int times, Learner learner, Evaluator evaluator, Batch batch) {
        for (int i = 0; i < times; i++) {
            learner.learn(batch, 1, i).read();
            learner.optimizer().step(0.01);
            evaluator.score(batch, 1);
            LearnerState.capture(learner, Progress.START, Map.of());
        }
    }
}
