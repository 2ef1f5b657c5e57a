package org.protogcn.benchmarks;

import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.array.NdArray;
import org.protogcn.training.tensor.Tensors;

/**
 * Clips and their labels.
 *
 * @param clips {@code [B,M,T,V,3]}
 * @param labels {@code [B]}
 */
record Batch(Tensor clips, Tensor labels) {
    /** Normally distributed coordinates: the same for a seed, in whichever type. */
    static Batch random(Sizes sizes, int clips, ScalarType type, long seed) {
        Random random = new Random(seed);
        float[] coordinates = new float[clips * sizes.persons() * sizes.frames() * sizes.joints() * 3];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = (float) random.nextGaussian();
        }
        NdArray x = NdArray.ofFloats(coordinates, clips, sizes.persons(), sizes.frames(), sizes.joints(), 3);
        long[] labels = random.longs(clips, 0, sizes.classes()).toArray();
        return new Batch(Tensors.of(x).to(type), Tensors.of(NdArray.ofLongs(labels, clips)));
    }

    /** The same without the last person of so many clips. */
    Batch without(int absent) {
        Tensor fewer = clips.clone();
        if (absent > 0) {
            fewer.narrow(0, 0, absent).select(1, clips.size(1) - 1).zero_();
        }
        return new Batch(fewer, labels);
    }

    int size() {
        return Math.toIntExact(labels.numel());
    }
}
