package org.protogcn.training.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.training.tape.Value;

/** A convolution and the batch norm of what it yields: one convolution, where the statistics stand and nobody goes back. */
record NormedConv(Conv conv, Norm norm) {
    static NormedConv stack(Declarations in, List<NormedConv> members) {
        return new NormedConv(
                Conv.stack(in, members.stream().map(NormedConv::conv).toList()),
                new Norm(in, members.stream().map(NormedConv::norm).toList()));
    }

    Value forward(Value x, Flow flow) {
        return forward(x, flow, Ending.PLAIN);
    }

    /** {@code ReLU(norm(conv(x)))}. */
    Value rectified(Value x, Flow flow) {
        return forward(x, flow, Ending.RECTIFIED);
    }

    /** The same with the channels outermost in memory. */
    Value rectifiedPlanar(Value x, Flow flow) {
        return forward(x, flow, Ending.RECTIFIED_PLANAR);
    }

    /** {@code ReLU(norm(conv(x)) + skipped)}. */
    Value rectifiedWith(Value skipped, Value x, Flow flow) {
        return forward(x, flow, Ending.rectifiedWith(skipped));
    }

    private Value forward(Value x, Flow flow, Ending ending) {
        return flow.isOneWay()
                ? flow.tape().apply(() -> ending.forward(folded(x.tensor(), ending)), gradient -> {})
                : norm.forward(conv.beforeNorm(x, flow, ending.planar()), flow, ending);
    }

    private Tensor folded(Tensor x, Ending ending) {
        Tensor factor = norm.factor();
        return conv.scaled(x, factor, norm.offset(factor), ending.planar());
    }
}
