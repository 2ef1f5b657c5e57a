package org.protogcn.training.network;

import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.protogcn.training.tape.Value;

/** Some frames of {@code [N,C,T,V]}, whose channels are innermost in memory. */
final class Frames {
    private Frames() {}

    /** The first frame and every {@code step}-th after it. */
    static Value every(long step, Value x, Flow flow) {
        return step == 1
                ? x
                : flow.tape().apply(() -> every(step, x.tensor()), gradient -> {
                    Tensor whole = torch.zeros_like(x.tensor());
                    view(step, whole).copy_(gradient);
                    x.gather(whole);
                });
    }

    static Tensor every(long step, Tensor x) {
        return step == 1 ? x : view(step, x).contiguous(MemoryFormat.ChannelsLast);
    }

    private static Tensor view(long step, Tensor x) {
        return x.slice(2, new LongOptional(0), new LongOptional(x.size(2)), step);
    }
}
