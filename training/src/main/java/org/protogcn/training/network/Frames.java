package org.protogcn.training.network;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/** The first frame and every {@code step}-th after it, of {@code [N,C,T,V]} whose channels are innermost in memory. */
final class Frames {
    private Frames() {}

    static Tensor every(long step, Tensor x) {
        return step == 1 ? x : view(step, x).contiguous(MemoryFormat.ChannelsLast);
    }

    /** The gradient by x, given the one by those frames: zeros between them. */
    static Tensor spread(long step, Tensor gradient, Tensor x) {
        if (step == 1) {
            return gradient;
        }
        Tensor whole = torch.zeros_like(x);
        view(step, whole).copy_(gradient);
        return whole;
    }

    private static Tensor view(long step, Tensor x) {
        return x.slice(2, new LongOptional(0), new LongOptional(x.size(2)), step);
    }
}
