package org.protogcn.training.network;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.training.tensor.MemoryOrder;

/**
 * A 1x1 convolution in bfloat16 on the CPU as a product of matrices for each sequence. A convolution wants and leaves its
 * channels innermost in memory; a product takes and gives either order, in little more time, where turning the
 * numbers afterwards takes about as long as the convolution. Its weights' gradient, too, is found faster.
 */
final class PointProduct {
    /** Channels by channels; from here on one product of all places is faster than one for each sequence. */
    private static final long LARGE = 256 * 256;

    private PointProduct() {}

    /**
     * {@code [N,C,T,V] -> [N,C',T,V]}.
     *
     * @param weight {@code [C',C]}
     * @param bias {@code [C']}
     * @param planar whether the result has its channels outermost
     */
    static Tensor forward(Tensor x, Tensor weight, Optional<Tensor> bias, boolean planar) {
        long[] size = {x.size(0), weight.size(0), x.size(2), x.size(3)};
        return planar
                ? planar(matrices(x), weight, bias).view(size)
                : innermost(matrices(x), weight, bias)
                        .view(size[0], size[2], size[3], size[1])
                        .permute(0, 3, 1, 2);
    }

    /** The gradient by x, in the order that x has. */
    static Tensor ofX(Tensor gradient, Tensor weight, Tensor x) {
        return forward(gradient, weight.t(), Optional.empty(), MemoryOrder.isPlanar(x));
    }

    private static Tensor planar(Tensor x, Tensor weight, Optional<Tensor> bias) {
        Tensor factors = weight.contiguous().expand(x.size(0), weight.size(0), weight.size(1));
        return sum(bias.map(offset -> offset.view(1, -1, 1)), factors, x);
    }

    private static Tensor innermost(Tensor x, Tensor weight, Optional<Tensor> bias) {
        Tensor factors = weight.t().contiguous().expand(x.size(0), weight.size(1), weight.size(0));
        return sum(bias.map(offset -> offset.view(1, 1, -1)), x.transpose(1, 2), factors);
    }

    private static Tensor sum(Optional<Tensor> offset, Tensor a, Tensor b) {
        return offset.isEmpty() ? a.bmm(b) : torch.baddbmm(offset.get().expand(a.size(0), a.size(1), b.size(2)), a, b);
    }

    /** The gradient by the weights, {@code [C',C]}. */
    static Tensor ofWeight(Tensor gradient, Tensor x) {
        if (MemoryOrder.isPlanar(x)) {
            return perSequence(x, gradient).t();
        }
        boolean apart = MemoryOrder.isPlanar(gradient) || x.size(1) * gradient.size(1) < LARGE;
        return apart ? perSequence(gradient, x) : rows(gradient).t().mm(rows(x));
    }

    /** {@code sum_{n,t,v} a b^T}. */
    private static Tensor perSequence(Tensor a, Tensor b) {
        return matrices(a).bmm(matrices(b).transpose(1, 2)).sum(0);
    }

    /** {@code [N,C,T,V] -> [N,C,T*V]}. */
    private static Tensor matrices(Tensor x) {
        return x.flatten(2, 3);
    }

    /** {@code [N,C,T,V] -> [N*T*V,C]}. */
    private static Tensor rows(Tensor x) {
        return Means.rows(x).reshape(-1, x.size(1));
    }
}
