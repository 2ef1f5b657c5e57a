package org.protogcn.training.config;

import org.protogcn.prepare.Recipe;
import org.protogcn.training.network.NetworkConfiguration;

/**
 * Everything that decides a run, as one file says it: resolved for one stream, written into the run folder.
 *
 * @param name what the run folder is called unless told otherwise
 * @param seed decides initial values, order of clips and every draw
 */
public record TrainingConfiguration(
        String name,
        long seed,
        Data data,
        Sampling sampling,
        Recipe recipe,
        NetworkConfiguration network,
        Loss loss,
        Optimizer optimizer,
        Schedule schedule,
        Evaluation evaluation,
        Compute compute) {

    /**
     * The clips of a run.
     *
     * @param store folder of the clip store
     * @param train split to learn from
     * @param validation split that chooses the best checkpoint, with one clip per recording
     * @param test split that {@code evaluate} takes unless told otherwise
     */
    public record Data(String store, String train, String validation, String test) {}

    /**
     * How often an epoch uses which clip.
     *
     * @param repeat uses of every clip, before balancing
     * @param threshold share of all clips below which {@link Kind#REPEAT_FACTOR} repeats those of a class
     */
    public record Sampling(Kind kind, int repeat, double threshold) {
        /** What an epoch is. */
        public enum Kind {
            /** Every clip equally often. */
            EPOCH,
            /** As many clips, every class equally often. */
            CLASS_BALANCED,
            /** Every clip, and those of rare classes more often: sqrt(threshold / share of the class) times. */
            REPEAT_FACTOR
        }
    }

    /**
     * The two terms of the loss and their balance.
     *
     * @param lambda weight of the contrastive loss, eq. (10)
     * @param contrastive switch of that loss
     * @param kind which contrast that loss makes
     * @param temperature tau of eq. (9)
     * @param momentum alpha of eq. (8)
     */
    public record Loss(double lambda, boolean contrastive, Kind kind, double temperature, double momentum) {
        /** Ways to contrast the embeddings of clips. */
        public enum Kind {
            /** The class-specific contrastive loss of the paper, eq. (8) and (9). */
            CSC,
            /** Contrast of graphs across clips, after SkeletonGCL. */
            SKELETON_GCL,
            /** Feature refinement by what is missed and mistaken, after FR-Head. */
            FR_HEAD
        }
    }

    /**
     * SGD.
     *
     * @param rate learning rate for a batch of {@code rateBatch} clips; scaled linearly to the actual global batch
     * @param clip largest norm of the gradient; 0 for no clipping
     */
    public record Optimizer(
            double rate, int rateBatch, double momentum, boolean nesterov, double weightDecay, double clip) {}

    /**
     * How long, in which portions.
     *
     * @param epochs passes over the training split
     * @param batch clips in one forward pass
     * @param accumulate forward passes per optimiser step; the global batch is {@code batch * accumulate}
     * @param warmupEpochs epochs of linear warm-up before the cosine, 0 for none
     * @param validateEvery epochs between validations
     * @param keepEvery every how many epochs a checkpoint is kept for good; 0 for last and best only
     * @param workers threads that prepare clips
     */
    public record Schedule(
            int epochs,
            int batch,
            int accumulate,
            double warmupEpochs,
            int validateEvery,
            int keepEvery,
            int workers) {}

    /**
     * How recordings are scored after training.
     *
     * @param clips samples per recording at test time, averaged
     * @param batch clips in one forward pass
     */
    public record Evaluation(int clips, int batch) {}

    /**
     * How training calculates.
     *
     * @param precision of what flows between the layers and of the products of matrices
     * @param recompute keep the inputs of the blocks only, and compute what is inside once more on the way back
     */
    public record Compute(Precision precision, boolean recompute) {
        /** Numbers to calculate in. */
        public enum Precision {
            /** Single precision. */
            FP32,
            /** bfloat16; weights, statistics and losses stay in single precision. */
            BF16,
            /** Half precision, likewise; losses are scaled so that gradients do not vanish in it. */
            FP16
        }
    }
}
