package org.protogcn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.array.NdArray;
import org.protogcn.prepare.Batch;
import org.protogcn.prepare.BatchBuffers;
import org.protogcn.prepare.BatchLoader;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.Visit;
import org.protogcn.store.ClipStore;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.optimize.GradientScale;
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
            BatchLosses first = learner.learn(tenActions, 1, 0).read();
            learner.optimizer().step(0.02);
            BatchLosses last = first;
            for (int i = 1; i < 40; i++) {
                last = learner.learn(tenActions, 1, i).read();
                learner.optimizer().step(0.02);
            }
            assertTrue(last.meanCrossEntropy() < 0.5 * first.meanCrossEntropy(), "from " + first + " to " + last);
            assertTrue(last.meanTotal() < 0.7 * first.meanTotal(), "from " + first + " to " + last);
        }
    }

    @Test
    void learn_inHalfPrecision_knowsItByHeart() {
        TrainingConfiguration configuration = runs.configuration("compute.precision=fp16");
        Batch tenActions = batch(configuration, 0, 10);
        try (Learner learner = new Learner(configuration, 25, 40, TinyRuns.CPU)) {
            double first = learner.learn(tenActions, 1, 0).read().meanCrossEntropy();
            learner.step(0.02);
            double last = first;
            for (int i = 1; i < 40; i++) {
                last = learner.learn(tenActions, 1, i).read().meanCrossEntropy();
                learner.step(0.02);
            }
            assertTrue(last < 0.5 * first, "from " + first + " to " + last);
        }
    }

    /** Twice the factor that a gradient of half precision can bear, and more. */
    @Test
    void step_afterAnOverflow_changesNoWeightAndHalvesTheScale() {
        TrainingConfiguration configuration = runs.configuration("compute.precision=fp16");
        double factor = Math.pow(2, 40);
        try (Learner learner = new Learner(configuration, 25, 40, TinyRuns.CPU)) {
            GradientScale scale = learner.scale().orElseThrow();
            scale.load(NdArray.ofDoubles(new double[] {factor, 0}, 2), "the test");
            double[] before = parameters(learner);
            learner.learn(batch(configuration, 0, 10), 1, 0).close();
            learner.step(0.02);
            assertArrayEquals(before, parameters(learner));
            assertEquals(0, GoldenNetwork.norm(learner.optimizer().velocity().toDoubles()));
            assertEquals(factor / 2, scale.factor());
        }
    }

    private static double[] parameters(Learner learner) {
        return Tensors.toArray(learner.network().weights().parameters()).toDoubles();
    }

    /** The scale is taken out again. Half precision is eight times as fine as bfloat16, and so are its gradients. */
    @Test
    void step_inHalfPrecision_isCloserToSinglePrecisionThanInBfloat16() {
        double[] expected = firstStep("fp32");
        double ofHalf = GoldenNetwork.relativeError(firstStep("fp16"), expected);
        double ofBfloat16 = GoldenNetwork.relativeError(firstStep("bf16"), expected);
        assertTrue(ofHalf < 0.4 * ofBfloat16, ofHalf + " and " + ofBfloat16);
    }

    /** What the first step changes. */
    private static double[] firstStep(String precision) {
        TrainingConfiguration configuration = runs.configuration("compute.precision=" + precision);
        try (Learner learner = new Learner(configuration, 25, 40, TinyRuns.CPU)) {
            double[] before = parameters(learner);
            learner.learn(batch(configuration, 0, 10), 1, 0).close();
            learner.step(1);
            double[] change = parameters(learner);
            Arrays.setAll(change, i -> change[i] - before[i]);
            return change;
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
            learner.learn(first, firstShare, 0).close();
            learner.learn(second, secondShare, 1).close();
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
