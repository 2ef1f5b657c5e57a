package org.protogcn.training;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.training.tensor.Scope;
import org.protogcn.training.tensor.Tensors;

/**
 * The losses of a batch where they were computed. Nobody has waited for them yet; {@link #read} does.
 *
 * @param ids of the clips of the batch
 * @param figures {@code [4]}: the terms of {@link BatchLosses} in their order, losses as means over the clips
 */
record PendingLosses(List<String> ids, Tensor figures) implements AutoCloseable {
    /** Of scalars, {@code correct} of any type. */
    static PendingLosses of(List<String> ids, Tensor total, Tensor crossEntropy, Tensor contrastive, Tensor correct) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor count = correct.to(total.scalar_type());
            return new PendingLosses(
                    ids, Scope.own(torch.stack(new TensorVector(total, crossEntropy, contrastive, count))));
        }
    }

    /** Waits until the device has come so far. To be called once: the figures are given up. */
    BatchLosses read() {
        double[] values = Tensors.toArray(figures).toDoubles();
        close();
        int clips = ids.size();
        return new BatchLosses(clips, clips * values[0], clips * values[1], clips * values[2], (long) values[3]);
    }

    /** Instead of {@link #read}. */
    @Override
    public void close() {
        figures.close();
    }
}
