package org.protogcn.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.prepare.Batch;
import org.protogcn.prepare.BatchBuffers;
import org.protogcn.prepare.BatchLoader;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.Visit;
import org.protogcn.store.ClipStore;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.tensor.Tensors;

class LearnerTest {
    @TempDir
    private static Path folder;

    private static TinyRuns runs;

    @BeforeAll
    static void makeClips() {
        runs = TinyRuns.in(folder);
    }

    @Test
    void learn_oneBatchAgainAndAgain_knowsItByHeart() {
        TrainingConfiguration configuration = runs.configuration();
        Batch tenActions = batch(configuration, 0, 10);
        try (Learner learner = new Learner(configuration, 25, 40, TinyRuns.CPU)) {
            BatchLosses first = learner.learn(tenActions, 1, 0);
            learner.optimizer().step(0.02);
            BatchLosses last = first;
            for (int i = 1; i < 40; i++) {
                last = learner.learn(tenActions, 1, i);
                learner.optimizer().step(0.02);
            }
            assertTrue(last.meanCrossEntropy() < 0.5 * first.meanCrossEntropy(), "from " + first + " to " + last);
            assertTrue(last.meanTotal() < 0.7 * first.meanTotal(), "from " + first + " to " + last);
        }
    }

    /** Every batch has batch norms of its own: accumulated, the gradients are the sum by shares, not one large batch's. */
    @Test
    void learn_severalBatches_addsTheirGradientsByShare() {
        TrainingConfiguration configuration = runs.configuration("loss.contrastive=false");
        Batch large = batch(configuration, 0, 6);
        Batch small = batch(configuration, 6, 8);
        double[] together = gradients(configuration, large, 0.75, small, 0.25);
        double[] ofLarge = gradients(configuration, large, 0.75, small, 0);
        double[] ofSmall = gradients(configuration, large, 0, small, 0.25);
        double[] sum = new double[together.length];
        Arrays.setAll(sum, i -> ofLarge[i] + ofSmall[i]);
        assertTrue(GoldenNetwork.norm(together) > 0);
        assertTrue(GoldenNetwork.relativeError(together, sum) < 1e-5);
    }

    private static double[] gradients(
            TrainingConfiguration configuration, Batch first, double firstShare, Batch second, double secondShare) {
        try (PointerScope scope = new PointerScope();
                Learner learner = new Learner(configuration, 25, 40, TinyRuns.CPU)) {
            learner.learn(first, firstShare, 0);
            learner.learn(second, secondShare, 1);
            return Tensors.toArray(learner.network().weights().gradients()).toDoubles();
        }
    }

    /** The clips {@code from} to {@code to} of the validation split, one of every action. */
    private static Batch batch(TrainingConfiguration configuration, int from, int to) {
        try (ClipStore store = ClipStore.open(folder.resolve("store"))) {
            Preparation preparation = Preparation.of(configuration.recipe(), store.layout());
            int[] clips = Arrays.copyOfRange(store.split("val"), from, to);
            try (BatchLoader loader = new BatchLoader(
                    store, preparation.forTest(1), new BatchBuffers(), Visit.once(clips), to - from, 1)) {
                return loader.next();
            }
        }
    }
}
