package org.protogcn.training.network;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.tensor.Tensors;

/**
 * The gradients of a 1x1 convolution's weights and bias on the CPU, where libtorch's own way takes up to twice as long as the
 * convolution itself: there every place of every frame is a row of a matrix, and it is free how rows are divided. Figures
 * below: eight sequences of NTU's size, two threads.
 */
final class PointGradient {
    /** Channels by channels; beyond, libtorch's own way in bfloat16 is as fast as any. */
    private static final long LARGE = 256 * 256;

    private static final long FEWEST_PLACES = 100;
    private static final long MOST_PLACES = 300;

    private final Window window;
    private final Tensor gradient;
    private final Tensor x;

    private PointGradient(Window window, Tensor gradient, Tensor x) {
        this.window = window;
        this.gradient = gradient;
        this.x = x;
    }

    /**
     * Empty where libtorch's own way is as good.
     *
     * @param x {@code [N,C,T,V]}, channels innermost in memory, as those of {@code gradient} are
     */
    static Optional<PointGradient> of(Window window, Tensor gradient, Tensor x) {
        PointGradient found = new PointGradient(window, gradient, x);
        boolean pays = window.isPoint() && !gradient.is_cuda() && (found.isFine() || found.isNarrow());
        return pays ? Optional.of(found) : Optional.empty();
    }

    private boolean isFine() {
        return gradient.scalar_type().intern() == ScalarType.Float;
    }

    private boolean isNarrow() {
        return gradient.scalar_type().intern() == ScalarType.BFloat16 && x.size(1) * gradient.size(1) <= LARGE;
    }

    Tensor ofWeight(Tensor weight) {
        return isFine() ? ofPieces(weight) : product();
    }

    Tensor ofBias() {
        return rows(gradient).flatten(0, 1).sum(0);
    }

    /**
     * In bfloat16 as products of matrices, for each sequence apart: half to two thirds of the convolution's own time, which
     * besides has crashed on few channels.
     */
    private Tensor product() {
        return rows(gradient).transpose(1, 2).matmul(rows(seen())).sum(0);
    }

    /**
     * In float32 by the convolution's own way, but as if there were more and shorter sequences: half to nine tenths of the time.
     * A stride is taken before: with few channels it has crashed the process (8 to 16 channels, stride 2; libtorch 2.10).
     */
    private Tensor ofPieces(Tensor weight) {
        long pieces = pieces(gradient.size(2), gradient.size(3));
        Window point = Window.point(x.size(1), gradient.size(1));
        return Tensors.own(
                point.backward(divided(gradient, pieces), divided(seen(), pieces), weight, false, true, false)
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

    /** The frames that the convolution looks at. */
    private Tensor seen() {
        long every = window.stride()[0];
        return every == 1
                ? x
                : x.as_strided(
                        new long[] {x.size(0), x.size(1), gradient.size(2), x.size(3)},
                        x.stride(0),
                        x.stride(1),
                        x.stride(2) * every,
                        x.stride(3));
    }

    /** {@code [N,C,T,V] -> [N,T*V,C]}. */
    private static Tensor rows(Tensor x) {
        return Means.rows(x).reshape(x.size(0), -1, x.size(1));
    }
}
