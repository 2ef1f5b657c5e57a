package org.protogcn.training.network;

import java.util.List;
import org.protogcn.training.tape.Value;

/** A convolution and the batch norm of what it yields. */
record NormedConv(Conv conv, Norm norm) {
    static NormedConv stack(Declarations in, List<NormedConv> members) {
        return new NormedConv(
                Conv.stack(in, members.stream().map(NormedConv::conv).toList()),
                new Norm(in, members.stream().map(NormedConv::norm).toList()));
    }

    Value forward(Value x, Flow flow) {
        return norm.forward(conv.beforeNorm(x, flow), flow);
    }

    /** {@code ReLU(norm(conv(x)))}. */
    Value rectified(Value x, Flow flow) {
        return norm.rectified(conv.beforeNorm(x, flow), flow);
    }

    /** The same with the channels outermost in memory. */
    Value rectifiedPlanar(Value x, Flow flow) {
        return norm.rectifiedPlanar(conv.beforeNorm(x, flow), flow);
    }

    /** {@code ReLU(norm(conv(x)) + skipped)}. */
    Value rectifiedWith(Value skipped, Value x, Flow flow) {
        return norm.rectifiedWith(skipped, conv.beforeNorm(x, flow), flow);
    }
}
