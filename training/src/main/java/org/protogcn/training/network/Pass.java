package org.protogcn.training.network;

/** What a forward pass is for, and so what it may leave out. */
public enum Pass {
    /** Class scores only: the prototype branch, which does not change them, is skipped. */
    RECOGNITION,
    /** Class scores, the last topology and its reconstruction from prototypes. */
    EXPLANATION,
    /** Everything, with the statistics of the batch, dropout and gradients. */
    TRAINING,
    /** Training by the class scores alone, an ablation: without the prototype branch, which only feeds the other loss. */
    TRAINING_WITHOUT_PROTOTYPES;

    boolean training() {
        return this == TRAINING || this == TRAINING_WITHOUT_PROTOTYPES;
    }

    boolean prototypes() {
        return this == EXPLANATION || this == TRAINING;
    }
}
