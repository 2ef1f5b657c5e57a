package org.protogcn.training.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The gradient of a 1x1 convolution's weights on the CPU by libtorch's own way; in float32 as if there were more and shorter
 * sequences: half to nine tenths of the time (eight sequences of NTU's size, two threads). There every place of every
 * frame is a row of a matrix, and it is free how rows are divided.
 */
final class PointGradient {
    private static final long FEWEST_PLACES = 100;
    private static final long MOST_PLACES = 300;

    private PointGradient() {}

    /**
     * @param gradient {@code [N,C',T,V]}, channels innermost in memory, as those of x are
     * @param weight {@code [C',C,1,1]}
     */
    static Tensor ofWeight(Tensor gradient, Tensor x, Tensor weight) {
        boolean fine = x.scalar_type().intern() == ScalarType.Float;
        long pieces = fine ? pieces(gradient.size(2), gradient.size(3)) : 1;
        return Window.point(x.size(1), gradient.size(1))
                .ofWeight(divided(gradient, pieces), divided(x, pieces), weight);
    }

    /** Into how many equal parts frames are divided. */
    static long pieces(long frames, long joints) {
        for (long pieces = 1; pieces <= frames; pieces++) {
            if (frames % pieces == 0 && frames / pieces * joints <= MOST_PLACES) {
                return frames / pieces * joints >= FEWEST_PLACES ? pieces : 1;
            }
        }
        return 1;
    }

    /** {@code [N,C,T,V] -> [N*pieces,C,T/pieces,V]}. */
    private static Tensor divided(Tensor x, long pieces) {
        return pieces == 1
                ? x
                : Means.rows(x)
                        .reshape(x.size(0) * pieces, x.size(2) / pieces, x.size(3), x.size(1))
                        .permute(0, 3, 1, 2);
    }
}
