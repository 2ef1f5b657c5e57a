package org.protogcn.training.network;

import org.bytedeco.pytorch.global.torch.ScalarType;

/** The numbers a network calculates in. */
public enum Numbers {
    /** Single precision throughout. */
    FLOAT32(ScalarType.Float, ScalarType.Float),
    /** Double precision throughout: for comparisons. */
    FLOAT64(ScalarType.Double, ScalarType.Double),
    /**
     * What flows between the layers is bfloat16, the products of matrices too; weights, their gradients, batch
     * statistics, the head and the losses are single precision.
     */
    BFLOAT16(ScalarType.Float, ScalarType.BFloat16),
    /** As {@link #BFLOAT16} in half precision: finer, but small gradients vanish in it, so losses are to be scaled. */
    FLOAT16(ScalarType.Float, ScalarType.Half);

    private final ScalarType weights;
    private final ScalarType features;

    Numbers(ScalarType weights, ScalarType features) {
        this.weights = weights;
        this.features = features;
    }

    /** Of parameters, gradients, statistics and logits. */
    public ScalarType weights() {
        return weights;
    }

    /** Of what flows between the layers. */
    public ScalarType features() {
        return features;
    }

    /** Whether features are coarser than weights. */
    boolean mixed() {
        return weights != features;
    }
}
