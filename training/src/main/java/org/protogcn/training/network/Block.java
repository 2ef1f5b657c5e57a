package org.protogcn.training.network;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** {@code ReLU(temporal(graph(x)) + residual(x))}, {@code [N,C,T,V] -> [N,C',T/stride,V]}. */
final class Block {
    private final boolean first;
    private final GraphConvolution graph;
    private final TemporalConvolution temporal;
    private final Optional<Conv> residual;
    private final Optional<Norm> residualNorm;

    /** @param first the first block has no residual */
    Block(Declarations in, NetworkConfiguration sizes, int joints, long from, long to, int stride, boolean first) {
        this.first = first;
        this.graph = new GraphConvolution(in.part("gcn"), sizes, joints, from, to);
        this.temporal = new TemporalConvolution(in.part("tcn"), sizes, joints, to, stride);
        boolean reshapes = !first && (from != to || stride != 1);
        this.residual = reshapes ? Optional.of(new Conv(in.part("residual.conv"), from, to, stride)) : Optional.empty();
        this.residualNorm = reshapes ? Optional.of(new Norm(in.part("residual.bn"), to)) : Optional.empty();
    }

    /** The block's topology, see {@link GraphConvolution#topology}. */
    Tensor topology(Tensor x) {
        return graph.topology(x);
    }

    Tensor forward(Tensor x, Tensor topology, Pass pass) {
        Tensor moved = temporal.forward(graph.forward(x, topology, pass), pass);
        return Relu.inPlace(first ? moved : moved.add(residual(x, pass)));
    }

    private Tensor residual(Tensor x, Pass pass) {
        return residual.isPresent() ? residualNorm.get().forward(residual.get().forward(x), pass) : x;
    }
}
