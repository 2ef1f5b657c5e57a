package org.protogcn.training.network;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.tape.Value;
import org.protogcn.training.tensor.Tensors;

/**
 * Dropout. Libtorch draws one number of its generator for every element, on one thread; here one draw of 64 bits decides
 * four elements, with probabilities in steps of 2^-16.
 */
final class Dropout {
    private static final int STEPS = 1 << 16;
    private static final int PER_DRAW = 4;

    private Dropout() {}

    /** {@code x} with elements set to zero with this probability, and the others scaled so that the mean stays. */
    static Value of(Value x, double probability, Flow flow) {
        long dropped = Math.round(probability * STEPS);
        double scale = STEPS / (double) (STEPS - dropped);
        Tensor kept = flow.tape().save(kept(x.tensor(), dropped));
        return flow.tape()
                .apply(() -> scaled(x.tensor(), kept, scale), gradient -> x.gather(scaled(gradient, kept, scale)));
    }

    private static Tensor scaled(Tensor x, Tensor kept, double scale) {
        return x.mul(kept).mul(new Scalar(scale));
    }

    /** True where an element stays, with the layout of {@code x}. */
    private static Tensor kept(Tensor x, long dropped) {
        long draws = (x.numel() + PER_DRAW - 1) / PER_DRAW;
        Tensor bits = torch.empty(new long[] {draws}, Tensors.options(ScalarType.Long, x.device()), null);
        bits.random_(Long.MIN_VALUE, new LongOptional());
        Tensor numbers = bits.view(ScalarType.Short).narrow(0, 0, x.numel());
        Tensor stays = numbers.ge(new Scalar((double) (Short.MIN_VALUE + dropped)));
        Tensor kept = torch.empty_like(x);
        kept.copy_(stays.view(x.sizes()));
        return kept;
    }
}
