package org.protogcn.training.tensor;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * The two ways in which {@code [N,C,T,V]} lies in memory: channels innermost, as convolutions and batch norms want it, or
 * planar, channels outermost within each sequence, as products over the joints want it.
 *
 * <p>One becomes the other by transposing a matrix per sequence. libtorch copies such a matrix element by element; on the
 * CPU it transposes it in blocks when told to shuffle the channels of an image of one pixel. In float32 that takes half
 * the time (eight sequences, two threads), of shorter numbers it is no faster.
 */
public final class MemoryOrder {
    private MemoryOrder() {}

    /** {@code x} with its channels outermost: itself, or a copy. */
    public static Tensor planar(Tensor x) {
        if (!pays(x) || x.is_contiguous() || !isInnermost(x)) {
            return x.contiguous();
        }
        long channels = x.size(1);
        long places = x.size(2) * x.size(3);
        return transposed(x, places).as_strided(shape(x), channels * places, places, x.size(3), 1);
    }

    /** {@code x} with its channels innermost: itself, or a copy. */
    public static Tensor innermost(Tensor x) {
        if (!pays(x) || isInnermost(x) || !x.is_contiguous()) {
            return x.contiguous(MemoryFormat.ChannelsLast);
        }
        long channels = x.size(1);
        return transposed(x, channels)
                .as_strided(shape(x), channels * x.size(2) * x.size(3), 1, x.size(3) * channels, channels);
    }

    /** Whether the channels are outermost, and that makes a difference. */
    public static boolean isPlanar(Tensor x) {
        return x.is_contiguous() && !isInnermost(x);
    }

    private static boolean pays(Tensor x) {
        return !x.is_cuda() && x.element_size() >= Float.BYTES;
    }

    private static boolean isInnermost(Tensor x) {
        return x.is_contiguous(MemoryFormat.ChannelsLast);
    }

    /** Each sequence's matrix of so many rows, transposed. */
    private static Tensor transposed(Tensor x, long rows) {
        long elements = x.numel() / x.size(0);
        Tensor pixels = x.as_strided(new long[] {x.size(0), elements, 1, 1}, elements, 1, elements, elements);
        return torch.channel_shuffle(pixels, rows);
    }

    private static long[] shape(Tensor x) {
        return x.sizes().vec().get();
    }
}
