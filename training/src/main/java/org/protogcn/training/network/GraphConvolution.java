package org.protogcn.training.network;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.training.tape.Value;
import org.protogcn.training.tensor.MatrixProducts;
import org.protogcn.training.tensor.MemoryOrder;
import org.protogcn.training.tensor.Tensors;

/**
 * Graph convolution with Motion Topology Enhancement (paper 3.3, eq. 5-7): every head and channel mixes the joints by a
 * topology of its own, partly learned for all clips, partly found in the clip at hand.
 *
 * <p>Letters: N person sequences, K heads, C' channels per head, T frames, V joints.
 */
final class GraphConvolution {
    static final int HEADS = 8;

    private final Topology topology;
    private final NormedConv pre;
    private final NormedConv post;
    private final Optional<NormedConv> down;

    GraphConvolution(Declarations in, NetworkConfiguration sizes, int joints, long from, long to) {
        Topology.Learned learned = Topology.Learned.declare(in, joints);
        this.pre = new NormedConv(new Conv(in.part("pre.0"), from, to, 1), new Norm(in.part("pre.1"), to));
        Conv mix = new Conv(in.part("post"), to, to, 1);
        List<Conv> queriesAndKeys =
                List.of(new Conv(in.part("conv1"), from, to, 1), new Conv(in.part("conv2"), from, to, 1));
        this.topology = new Topology(sizes, learned, Conv.stack(in, queriesAndKeys));
        this.down = from == to ? Optional.empty() : Optional.of(widening(in, from, to));
        this.post = new NormedConv(mix, new Norm(in.part("bn"), to));
    }

    private static NormedConv widening(Declarations in, long from, long to) {
        return new NormedConv(new Conv(in.part("down.0"), from, to, 1), new Norm(in.part("down.1"), to));
    }

    Topology topology() {
        return topology;
    }

    /** {@code [N,C,T,V] -> [N,K*C',T,V]}, mixing the joints by {@code a}, {@code [N,K*C',V,V]}. */
    Value forward(Value x, Value a, Flow flow) {
        Value lifted = pre.rectifiedPlanar(x, flow);
        return post.rectifiedWith(skip(x, flow), mixed(lifted, a, flow), flow);
    }

    private Value skip(Value x, Flow flow) {
        return down.map(conv -> conv.forward(x, flow)).orElse(x);
    }

    /** {@code sum_v x[n,c,t,v] a[n,c,v,w]}, eq. (7). */
    private static Value mixed(Value x, Value a, Flow flow) {
        return flow.tape().apply(() -> mixed(x.tensor(), a.tensor()), gradient -> {
            Tensor planar = MemoryOrder.planar(gradient);
            a.gather(MatrixProducts.of(x.tensor(), true, planar, false));
            x.gather(MatrixProducts.of(planar, false, a.tensor(), true));
        });
    }

    private static Tensor mixed(Tensor x, Tensor a) {
        Tensor mixed = MatrixProducts.of(x, false, a, false);
        return Tensors.isBfloat16OnCpu(mixed) ? mixed : MemoryOrder.innermost(mixed);
    }
}
