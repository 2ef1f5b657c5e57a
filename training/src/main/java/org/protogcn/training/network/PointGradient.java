package org.protogcn.training.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.tensor.Tensors;

/**
 * The gradient of a 1x1 convolution's weights in float32 on the CPU, by libtorch's own way, but as if there were more and
 * shorter sequences: half to nine tenths of the time (eight sequences of NTU's size, two threads). There every place
 * of every frame is a row of a matrix, and it is free how rows are divided.
 */
final class PointGradient {
    private static final long FEWEST_PLACES = 100;
    private static final long MOST_PLACES = 300;

    private PointGradient() {}

    static boolean pays(Tensor x) {
        return x.scalar_type().intern() == ScalarType.Float && !x.is_cuda();
    }

    /**
     * @param gradient {@code [N,C',T,V]}, channels innermost in memory, as those of x are
     * @param weight {@code [C',C]}
     */
    static Tensor ofWeight(Tensor gradient, Tensor x, Tensor weight) {
        long pieces = pieces(gradient.size(2), gradient.size(3));
        return Tensors.own(Window.point(x.size(1), gradient.size(1))
                .backward(divided(gradient, pieces), divided(x, pieces), weight, false, true)
                .get1());
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
        return Means.rows(x)
                .reshape(x.size(0) * pieces, x.size(2) / pieces, x.size(3), x.size(1))
                .permute(0, 3, 1, 2);
    }
}
