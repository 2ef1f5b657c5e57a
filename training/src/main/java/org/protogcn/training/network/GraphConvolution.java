package org.protogcn.training.network;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * Graph convolution with Motion Topology Enhancement (paper 3.3, eq. 5-7): every head and channel mixes the joints by a
 * topology of its own, partly learned for all clips, partly found in the clip at hand.
 *
 * <p>Letters: N person sequences, K heads, C' channels per head, T frames, V joints. The means over T stand before the
 * 1x1 convolutions of q and k, with which they commute.
 */
final class GraphConvolution {
    static final int HEADS = 8;

    private final boolean intra;
    private final boolean inter;
    private final long headChannels;
    private final Weight a0;
    private final Weight alpha;
    private final Weight beta;
    private final Conv pre;
    private final Norm preNorm;
    private final Conv post;
    private final Conv query;
    private final Conv key;
    private final Optional<Conv> down;
    private final Optional<Norm> downNorm;
    private final Norm norm;

    GraphConvolution(Declarations in, NetworkConfiguration sizes, int joints, long from, long to) {
        this.intra = sizes.intra();
        this.inter = sizes.inter();
        this.headChannels = to / HEADS;
        this.a0 = in.parameter("A", new Initial.SharedNormal("A", 0.04, 0.02), HEADS, joints, joints);
        this.alpha = in.parameter("alpha", Initial.ZERO, HEADS);
        this.beta = in.parameter("beta", Initial.ZERO, HEADS);
        this.pre = new Conv(in.part("pre.0"), from, to, 1);
        this.preNorm = new Norm(in.part("pre.1"), to);
        this.post = new Conv(in.part("post"), to, to, 1);
        this.query = new Conv(in.part("conv1"), from, to, 1);
        this.key = new Conv(in.part("conv2"), from, to, 1);
        boolean widens = from != to;
        this.down = widens ? Optional.of(new Conv(in.part("down.0"), from, to, 1)) : Optional.empty();
        this.downNorm = widens ? Optional.of(new Norm(in.part("down.1"), to)) : Optional.empty();
        this.norm = new Norm(in.part("bn"), to);
    }

    /** {@code [N,C,T,V] -> [N,K*C',T,V]}, mixing the joints by A_0 and {@code topology}. */
    Tensor forward(Tensor x, Tensor topology, Pass pass) {
        long sequences = x.size(0);
        long frames = x.size(2);
        long joints = x.size(3);
        Tensor a = a0.tensor().unsqueeze(1).add(topology); // [N,K,C',V,V]
        Tensor lifted = Relu.inPlace(preNorm.forward(pre.forward(x), pass)); // [N,K*C',T,V]
        Tensor y =
                lifted.reshape(sequences, HEADS, headChannels, frames, joints).matmul(a); // eq. (7)
        Tensor rejoined =
                y.reshape(sequences, HEADS * headChannels, frames, joints).contiguous(MemoryFormat.ChannelsLast);
        Tensor mixed = norm.forward(post.forward(rejoined), pass);
        return Relu.inPlace(mixed.add(skip(x, pass)));
    }

    private Tensor skip(Tensor x, Pass pass) {
        return down.isPresent() ? downNorm.get().forward(down.get().forward(x), pass) : x;
    }

    /**
     * A_intra + A_inter of a sequence {@code [N,C,T,V]}, eq. (5) and (6), broadcastable to {@code [N,K,C',V,V]}: the
     * part that both lack is left out, and zero if both are switched off.
     */
    Tensor topology(Tensor x) {
        Tensor mean = x.mean(new long[] {2}, true, null); // [N,C,1,V]
        Tensor q = heads(query.forward(mean)); // [N,K,C',V]
        Tensor k = heads(key.forward(mean));
        Tensor topology = inter ? inter(q, k) : torch.zeros_like(q).unsqueeze(4);
        return intra ? topology.add(intra(q, k)) : topology;
    }

    private Tensor heads(Tensor x) {
        return x.reshape(x.size(0), HEADS, headChannels, x.size(3));
    }

    /** {@code tanh(q_u - k_v) * alpha}, [N,K,C',V,V]. */
    private Tensor inter(Tensor q, Tensor k) {
        return torch.tanh(q.unsqueeze(4).sub(k.unsqueeze(3))).mul(alpha.tensor().select(0, 0));
    }

    /** {@code softmax_u(sum_c q_u k_v) * beta}, [N,K,1,V,V]: every column sums to beta. */
    private Tensor intra(Tensor q, Tensor k) {
        Tensor products = q.transpose(2, 3).matmul(k); // [N,K,V,V]
        return products.softmax(2).mul(beta.tensor().select(0, 0)).unsqueeze(2);
    }
}
