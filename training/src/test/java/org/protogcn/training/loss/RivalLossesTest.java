package org.protogcn.training.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.protogcn.array.NdArray;
import org.protogcn.training.tensor.Inputs;
import org.protogcn.training.tensor.LibTorch;
import org.protogcn.training.tensor.Tensors;

/**
 * The losses of SkeletonGCL and FR-Head against values worked out by hand, on two classes and vectors of which only the
 * first two coordinates are not zero. The vectors that stand for the classes are the unit vectors of these; where momentum
 * is 1 they stay so. The temperature is 1/2.
 */
class RivalLossesTest {
    private static final Device CPU = new Device("cpu");
    private static final int LENGTH = 256;
    private static final double HALF = 0.5;
    private static final int REMEMBERED = 700;

    /** Lengths have something added, so that none is zero. */
    private static final double TINY = 1e-9;

    @BeforeEach
    void load() {
        LibTorch.load(1);
    }

    private static MemoryBank unitVectors() {
        MemoryBank bank = new MemoryBank(2, CPU, ScalarType.Double);
        double[] values = new double[LENGTH * 2];
        values[0] = 1;
        values[3] = 1;
        bank.load(NdArray.ofDoubles(values, LENGTH, 2));
        return bank;
    }

    /** {@code [B,256]} of the first two coordinates. */
    private static Tensor vectors(double[]... firstTwo) {
        double[] values = new double[firstTwo.length * LENGTH];
        for (int i = 0; i < firstTwo.length; i++) {
            System.arraycopy(firstTwo[i], 0, values, i * LENGTH, 2);
        }
        return Tensors.of(NdArray.ofDoubles(values, firstTwo.length, LENGTH));
    }

    private static double[] vector(double x, double y) {
        return new double[] {x, y};
    }

    private static Tensor logits(double[]... rows) {
        double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return Tensors.of(NdArray.ofDoubles(values, rows.length, 2));
    }

    private static double surprise(double ownMinusOther) {
        return Math.log(1 + Math.exp(-ownMinusOther));
    }

    /**
     * A is of class 0 and recognised with probability 3/4; B is of class 0 and missed; C is of class 1 and mistaken for 0.
     * So A's own similarity, 1 / (1/2) = 2, falls by a quarter of 1 - A.B = 0.4, and of 1 + A.C = 1. B and C have
     * similarities (1.2, 1.6) and (0, 2), and none is calibrated.
     */
    @Test
    void featureRefinement_calibratesRecognisedClipsByMissedAndMistakenOnes() {
        try (PointerScope scope = new PointerScope();
                MemoryBank bank = unitVectors();
                FeatureRefinement loss = new FeatureRefinement(HALF, 1)) {
            Tensor clips = vectors(vector(3, 0), vector(0.6, 0.8), vector(0, 5));
            double sure = Math.log(3);
            Tensor logits = logits(vector(sure, 0), vector(0, sure), vector(sure, 0));
            Tensor labels = Inputs.longs(new long[] {0, 0, 1}, CPU);
            double others = surprise(1.2 - 1.6) + surprise(2);
            double expected = (surprise(2 - 0.25 * 0.4) + others) / 3 + (surprise(2 - 0.25) + others) / 3;
            assertEquals(expected, loss.forward(bank, clips, logits, labels).item_double(), TINY);
        }
    }

    /** Nobody missed, nobody mistaken: twice the loss without calibration. */
    @Test
    void featureRefinement_whereAllIsRecognised_isThePlainContrastTwice() {
        try (PointerScope scope = new PointerScope();
                MemoryBank bank = unitVectors();
                MemoryBank same = unitVectors();
                FeatureRefinement loss = new FeatureRefinement(HALF, 0.9);
                ContrastiveLoss plain = new ContrastiveLoss(2, HALF, 0.9)) {
            Tensor clips = vectors(vector(3, 1), vector(0.6, 0.8));
            Tensor logits = logits(vector(1, 0), vector(0, 1));
            Tensor labels = Inputs.longs(new long[] {0, 1}, CPU);
            double once = plain.forward(same, clips, logits, labels).item_double();
            assertEquals(2 * once, loss.forward(bank, clips, logits, labels).item_double(), TINY);
            assertArrayEquals(same.toArray().toDoubles(), bank.toArray().toDoubles(), 1e-15);
        }
    }

    /** Vectors are made of length 1; nothing is remembered yet, so the level of instances adds nothing. */
    @Test
    void graphContrast_ofTheFirstBatch_isThatWithTheMeanGraphs() {
        try (PointerScope scope = new PointerScope();
                MemoryBank bank = unitVectors();
                GraphContrast loss = new GraphContrast(HALF, 1, REMEMBERED, CPU, ScalarType.Double)) {
            assertEquals((surprise(2) + surprise(0.4)) / 2, first(loss, bank), TINY);
        }
    }

    /** (1, 0) of class 0 and (0.6, 0.8) of class 1. */
    private static double first(GraphContrast loss, MemoryBank bank) {
        Tensor clips = vectors(vector(7, 0), vector(0.6, 0.8));
        Tensor labels = Inputs.longs(new long[] {0, 1}, CPU);
        return loss.forward(bank, clips, logits(vector(0, 0), vector(0, 0)), labels)
                .item_double();
    }

    /**
     * Afterwards (0, 1) of class 0 has one positive at similarity 0, and one negative at 1.6, which is both the hardest
     * and the only one to be drawn. Its own mean graph is at 0, the other's at 2.
     */
    @Test
    void graphContrast_holdsClipsAgainstThoseOfEarlierBatches() {
        try (PointerScope scope = new PointerScope();
                MemoryBank bank = unitVectors();
                GraphContrast loss = new GraphContrast(HALF, 1, REMEMBERED, CPU, ScalarType.Double)) {
            first(loss, bank);
            assertEquals(surprise(-1.6) + surprise(-2), second(loss, bank), TINY);
        }
    }

    private static double second(GraphContrast loss, MemoryBank bank) {
        Tensor clip = vectors(vector(0, 2)).requires_grad_(true);
        Tensor value = loss.forward(bank, clip, logits(vector(0, 0)), Inputs.longs(new long[] {0}, CPU));
        value.backward();
        double[] gradient = Tensors.toArray(clip.grad()).toDoubles();
        assertTrue(
                gradient[0] < 0 && Math.abs(gradient[1]) < 1e-9,
                "a step turns it towards its class, and no length changes");
        return value.item_double();
    }

    @Test
    void graphContrast_restored_goesOnAsIfNothingHadHappened() {
        try (PointerScope scope = new PointerScope();
                MemoryBank bank = unitVectors();
                GraphContrast loss = new GraphContrast(HALF, 1, REMEMBERED, CPU, ScalarType.Double);
                GraphContrast restored = new GraphContrast(HALF, 1, REMEMBERED, CPU, ScalarType.Double)) {
            first(loss, bank);
            restored.load(loss.state());
            assertEquals(second(loss, bank), second(restored, bank), 0);
            assertArrayEquals(
                    loss.state().get("loss.graph_queue_labels").toLongs(),
                    restored.state().get("loss.graph_queue_labels").toLongs());
        }
    }

    /** The classifier is taught by the cross-entropy alone. */
    @Test
    void featureRefinement_leavesTheLogitsAlone() {
        try (PointerScope scope = new PointerScope();
                MemoryBank bank = unitVectors();
                FeatureRefinement loss = new FeatureRefinement(HALF, 1)) {
            Tensor clips = vectors(vector(3, 0), vector(0.6, 0.8)).requires_grad_(true);
            Tensor logits = logits(vector(1, 0), vector(1, 0)).requires_grad_(true);
            loss.forward(bank, clips, logits, Inputs.longs(new long[] {0, 1}, CPU))
                    .backward();
            assertTrue(clips.grad().defined());
            assertFalse(logits.grad().defined());
        }
    }

    /**
     * 200 clips of class 0 at similarities 0 to 0.398 (step 0.002), doubled by the temperature: the 128 least similar,
     * and not the mean of all, are what a clip is drawn to. No other class is remembered, so that the pairs cost nothing;
     * one of class 1 at -1 makes each cost surprise(2 s + 2).
     */
    @Test
    void graphContrast_drawsToThe128LeastSimilarOfItsClass() {
        try (PointerScope scope = new PointerScope();
                MemoryBank bank = unitVectors();
                GraphContrast loss = new GraphContrast(HALF, 1, REMEMBERED, CPU, ScalarType.Double)) {
            double[][] firstTwo = new double[201][];
            for (int i = 0; i < 200; i++) {
                firstTwo[i] = vector(i * 0.002, Math.sqrt(1 - i * i * 4e-6));
            }
            firstTwo[200] = vector(-1, 0);
            long[] labels = new long[201];
            labels[200] = 1;
            loss.forward(bank, vectors(firstTwo), logits(new double[201][2]), Inputs.longs(labels, CPU));
            double expected = surprise(2);
            for (int i = 0; i < 128; i++) {
                expected += surprise(2 * i * 0.002 + 2) / 128;
            }
            Tensor clip = vectors(vector(3, 0));
            double value = loss.forward(bank, clip, logits(vector(0, 0)), Inputs.longs(new long[] {0}, CPU))
                    .item_double();
            assertEquals(expected, value, TINY);
        }
    }

    /** Three batches of 400 in a ring of 1024: the first 176 places are taken anew. */
    @Test
    void graphQueue_keepsTheLatest() {
        try (PointerScope scope = new PointerScope();
                GraphQueue queue = new GraphQueue(1024, CPU, ScalarType.Double)) {
            for (long batch = 0; batch < 3; batch++) {
                long[] labels = new long[400];
                Arrays.fill(labels, batch);
                queue.add(vectors(new double[400][2]), Inputs.longs(labels, CPU));
            }
            long[] labels = queue.state().get("loss.graph_queue_labels").toLongs();
            assertArrayEquals(new long[] {2, 2, 0, 0}, new long[] {labels[0], labels[175], labels[176], labels[399]});
            assertArrayEquals(new long[] {1, 2, 2}, new long[] {labels[400], labels[800], labels[1023]});
        }
    }
}
