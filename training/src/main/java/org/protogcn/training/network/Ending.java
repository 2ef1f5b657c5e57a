package org.protogcn.training.network;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.training.tape.Value;
import org.protogcn.training.tensor.MemoryOrder;
import org.protogcn.training.tensor.Rectifier;

/**
 * What becomes of a normalised tensor before it is written for good.
 *
 * @param added to it, if anything
 * @param rectified whether negative numbers become zero then
 * @param planar whether the channels are outermost in memory, and not innermost
 */
record Ending(Optional<Value> added, boolean rectified, boolean planar) {
    static final Ending PLAIN = new Ending(Optional.empty(), false, false);
    static final Ending RECTIFIED = new Ending(Optional.empty(), true, false);
    static final Ending RECTIFIED_PLANAR = new Ending(Optional.empty(), true, true);

    static Ending rectifiedWith(Value added) {
        return new Ending(Optional.of(added), true, false);
    }

    /** @param y fresh */
    Tensor forward(Tensor y) {
        added.ifPresent(value -> y.add_(value.tensor()));
        if (rectified) {
            Rectifier.apply(y);
        }
        return planar ? MemoryOrder.planar(y) : y;
    }

    /** The gradient of the sum, in the place of the one of the result {@code y}. */
    Tensor backward(Tensor gradient, Tensor y) {
        if (rectified) {
            Rectifier.backward(gradient, y);
        }
        return gradient;
    }

    /** As {@code x} is laid out, the tensor that was normalised. */
    Tensor laidOut(Tensor gradient, Tensor x) {
        return planar && !MemoryOrder.isPlanar(x) ? MemoryOrder.innermost(gradient) : gradient;
    }
}
