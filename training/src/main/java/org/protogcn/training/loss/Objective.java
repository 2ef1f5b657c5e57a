package org.protogcn.training.loss;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.array.NdArray;

/** A loss beside the cross-entropy, which contrasts embeddings of clips with what is remembered of earlier ones. */
public interface Objective extends AutoCloseable {
    /**
     * The loss of a batch; moves what is remembered on.
     *
     * @param bank one vector per class, changed to the new ones
     * @param embeddings f, {@code [B,256]}
     * @param logits {@code [B,classes]}
     * @param labels {@code [B]}
     * @return the mean over the batch
     */
    Tensor forward(MemoryBank bank, Tensor embeddings, Tensor logits, Tensor labels);

    /** What is remembered besides the bank, by name; goes into checkpoints. */
    default Map<String, NdArray> state() {
        return Map.of();
    }

    /** @param state the arrays of {@link #state}, of the same names, types and shapes */
    default void load(Map<String, NdArray> state) {}

    @Override
    default void close() {}
}
