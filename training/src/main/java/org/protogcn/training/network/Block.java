package org.protogcn.training.network;

import java.util.Optional;
import org.protogcn.training.tape.Value;

/** {@code ReLU(temporal(graph(x)) + residual(x))}, {@code [N,C,T,V] -> [N,C',T/stride,V]}. */
final class Block {
    private final boolean first;
    private final GraphConvolution graph;
    private final TemporalConvolution temporal;
    private final Optional<NormedConv> residual;

    /** @param first the first block has no residual */
    Block(Declarations in, NetworkConfiguration sizes, int joints, long from, long to, int stride, boolean first) {
        this.first = first;
        this.graph = new GraphConvolution(in.part("gcn"), sizes, joints, from, to);
        this.temporal = new TemporalConvolution(in.part("tcn"), sizes, joints, to, stride);
        boolean reshapes = !first && (from != to || stride != 1);
        this.residual = reshapes
                ? Optional.of(new NormedConv(
                        new Conv(in.part("residual.conv"), from, to, stride), new Norm(in.part("residual.bn"), to)))
                : Optional.empty();
    }

    /** {@code A_intra + A_inter}, see {@link Topology#found}. */
    Value topology(Value x, Flow flow) {
        return graph.topology().found(x, flow);
    }

    Value forward(Value x, Flow flow) {
        return forward(x, flow, graph.topology().whole(x, flow));
    }

    /** @param found the block's {@link #topology} of x */
    Value forward(Value x, Value found, Flow flow) {
        return forward(x, flow, graph.topology().complete(found, flow));
    }

    private Value forward(Value x, Flow flow, Value a) {
        Value moved = graph.forward(x, a, flow);
        return temporal.rectifiedWith(first ? Optional.empty() : Optional.of(residual(x, flow)), moved, flow);
    }

    private Value residual(Value x, Flow flow) {
        return residual.map(conv -> conv.forward(x, flow)).orElse(x);
    }
}
