package org.protogcn.benchmarks;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.array.NdArray;

/** One implementation of the network with weights of its own. Tensors it returns live in the caller's scope. */
interface Contender {
    /** The logits of clips {@code [B,M,T,V,3]}, without gradients: {@code [B,classes]}. */
    Tensor recognise(Tensor clips);

    /**
     * The training step up to the gradients: forward, both losses, backward.
     *
     * @return the total loss
     */
    double accumulate(Batch batch);

    /** The first training step of a run. */
    default void begin(Batch batch) {
        accumulate(batch);
        update();
    }

    /** The rest of the training step: moves the weights along the gradients and clears these. */
    void update();

    /** Something that can look on, with nothing seen so far. */
    StageWatch watch();

    /** Copies of all gradients by published name. */
    Map<String, NdArray> gradients();

    /** Copies of all weights and running statistics by published name. */
    Map<String, NdArray> weights();
}
