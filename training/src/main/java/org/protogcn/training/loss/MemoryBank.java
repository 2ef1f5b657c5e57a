package org.protogcn.training.loss;

import java.util.Arrays;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.array.NdArray;
import org.protogcn.random.Draws;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.tensor.Scope;
import org.protogcn.training.tensor.Tensors;

/** One aggregation m_k per class, {@code [256,classes]}: state that lasts from step to step and into checkpoints. */
public final class MemoryBank implements AutoCloseable {
    private final Tensor aggregations;

    /** A bank of zeros: {@link #load} or {@link #initialise} it. */
    public MemoryBank(long classes, Device device, ScalarType type) {
        this.aggregations = Scope.own(Tensors.zeros(device, type, ProtoGcn.EMBEDDING, classes));
    }

    /** Draws all aggregations from N(0,1), as a function of the seed alone. */
    public void initialise(long seed) {
        Draws draws = Draws.of(seed).split("memory bank");
        double[] values = new double[(int) aggregations.numel()];
        Arrays.setAll(values, i -> draws.nextGaussian());
        load(NdArray.ofDoubles(values, ProtoGcn.EMBEDDING, (int) aggregations.size(1)));
    }

    /** @param values {@code [256,classes]} */
    public void load(NdArray values) {
        try (PointerScope scope = new PointerScope()) {
            store(Tensors.of(values));
        }
    }

    public NdArray toArray() {
        return Tensors.toArray(aggregations);
    }

    Tensor aggregations() {
        return aggregations.clone();
    }

    void store(Tensor moved) {
        try (NoGradGuard guard = new NoGradGuard()) {
            aggregations.copy_(moved.detach());
        }
    }

    @Override
    public void close() {
        aggregations.close();
    }
}
