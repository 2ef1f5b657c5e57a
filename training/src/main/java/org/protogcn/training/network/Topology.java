package org.protogcn.training.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.tape.Value;
import org.protogcn.training.tensor.MatrixProducts;

/**
 * How joints relate, for every head and channel: as all clips share it, and as found in the sequence at hand (paper eq. 5
 * and 6).
 *
 * <p>Letters: N person sequences, K heads, C' channels per head, T frames, V joints. The mean over T stands before the
 * 1x1 convolutions of q and k, with which it commutes.
 */
final class Topology {
    private static final int HEADS = GraphConvolution.HEADS;

    private final boolean intra;
    private final boolean inter;
    private final long headChannels;
    private final Weight a0;
    private final Weight alpha;
    private final Weight beta;
    private final Conv query;
    private final Conv key;

    Topology(NetworkConfiguration sizes, Learned learned, Conv query, Conv key) {
        this.intra = sizes.intra();
        this.inter = sizes.inter();
        this.headChannels = query.channels() / HEADS;
        this.a0 = learned.a0;
        this.alpha = learned.alpha;
        this.beta = learned.beta;
        this.query = query;
        this.key = key;
    }

    /**
     * @param a0 A_0, {@code [K,V,V]}
     * @param alpha strength of A_inter, of which element 0 counts
     * @param beta strength of A_intra, likewise
     */
    record Learned(Weight a0, Weight alpha, Weight beta) {
        static Learned declare(Declarations in, int joints) {
            return new Learned(
                    in.parameter("A", new Initial.SharedNormal("A", 0.04, 0.02), HEADS, joints, joints),
                    in.parameter("alpha", Initial.ZERO, HEADS),
                    in.parameter("beta", Initial.ZERO, HEADS));
        }
    }

    /** {@code A_intra + A_inter} of {@code [N,C,T,V]}: {@code [N,K*C',V,V]}. */
    Value found(Value x, Flow flow) {
        return of(x, flow, false);
    }

    /** {@code A_0 + A_intra + A_inter} of {@code [N,C,T,V]}: {@code [N,K*C',V,V]}. */
    Value whole(Value x, Flow flow) {
        return of(x, flow, true);
    }

    private Value of(Value x, Flow flow, boolean whole) {
        Value mean = Means.ofFrames(x, flow); // [N,C,1,V]
        Value q = query.forward(mean, flow);
        Value k = key.forward(mean, flow);
        ScalarType type = q.tensor().scalar_type();
        Value ofHeads = intra
                ? flow.tape().traced(in -> withIntra(in[0], whole).to(type), products(q, k, flow))
                : flow.tape().traced(in -> shared(in[0].size(0), whole).to(type), q);
        return inter ? withInter(ofHeads, q, k, flow) : spread(ofHeads, flow);
    }

    /** {@code A_0 +} what was {@link #found}. */
    Value complete(Value found, Flow flow) {
        return flow.tape()
                .apply(
                        () -> byHead(found.tensor())
                                .add(a0.active().unsqueeze(1))
                                .view_as(found.tensor()),
                        gradient -> {
                            a0.gather(byHead(gradient).sum(0, 2));
                            found.gather(gradient);
                        });
    }

    /** {@code [N,K*C',V,V] -> [N,K,C',V,V]}. */
    private Tensor byHead(Tensor x) {
        return x.view(x.size(0), HEADS, headChannels, x.size(2), x.size(3));
    }

    /** {@code [N,C,1,V] -> [N,K,C',V]}, the joints innermost in memory. */
    private Tensor heads(Tensor x) {
        return x.contiguous().view(x.size(0), HEADS, headChannels, x.size(3));
    }

    /** {@code sum_c q_u k_v}, {@code [N,K,V,V]}, in the weights' numbers. */
    private Value products(Value q, Value k, Flow flow) {
        return flow.tape().apply(() -> MatrixProducts.of(fine(q), true, fine(k), false), gradient -> {
            Tensor ofQ = MatrixProducts.of(fine(k), false, gradient, true);
            Tensor ofK = MatrixProducts.of(fine(q), false, gradient, false);
            q.gather(ofQ.view_as(q.tensor()).to(q.tensor().scalar_type()));
            k.gather(ofK.view_as(k.tensor()).to(k.tensor().scalar_type()));
        });
    }

    private Tensor fine(Value x) {
        return heads(x.tensor()).to(a0.tensor().scalar_type());
    }

    /** {@code A_0 + softmax_u(products) * beta}, what all channels of a head share: {@code [N,K,V,V]}. */
    private Tensor withIntra(Tensor products, boolean whole) {
        Tensor intra = products.softmax(2).mul(beta.tensor().select(0, 0));
        return whole ? intra.add(a0.tensor()) : intra;
    }

    /** A_0 or zeros for each sequence, {@code [N,K,V,V]}. */
    private Tensor shared(long sequences, boolean whole) {
        Tensor shared = whole ? a0.tensor() : torch.zeros_like(a0.tensor());
        return shared.expand(sequences, shared.size(0), shared.size(1), shared.size(2));
    }

    /** {@code ofHeads + tanh(q_u - k_v) * alpha}. */
    private Value withInter(Value ofHeads, Value q, Value k, Flow flow) {
        Tensor[] differences = new Tensor[1];
        return flow.tape()
                .apply(
                        () -> {
                            differences[0] = flow.tape().save(differences(q.tensor(), k.tensor()));
                            Tensor sum = differences[0].mul(strength());
                            sum.add_(ofHeads.tensor().unsqueeze(2));
                            return sum.flatten(1, 2);
                        },
                        gradient -> {
                            Tensor g = byHead(gradient);
                            ofHeads.gather(g.sum(2));
                            gatherStrength(g.mul(differences[0]));
                            torch.tanh_backward_out(g, g, differences[0]);
                            q.gather(g.sum(4).mul(strength()).view_as(q.tensor()));
                            k.gather(g.sum(3).mul(strength()).neg().view_as(k.tensor()));
                        });
    }

    /** @param shares of every element, {@code [N,K,C',V,V]}; of coarse numbers, only a head's are summed as such */
    private void gatherStrength(Tensor shares) {
        Tensor gradient = alpha.tensor().grad();
        gradient.select(0, 0)
                .add_(shares.sum(2, 3, 4).to(gradient.scalar_type()).sum());
    }

    /** The factor of A_inter. */
    private Tensor strength() {
        return alpha.active().select(0, 0);
    }

    /** {@code tanh(q_u - k_v)}, {@code [N,K,C',V,V]}. */
    private Tensor differences(Tensor q, Tensor k) {
        Tensor differences = everyDifference(heads(q), heads(k));
        torch.tanh_(differences);
        return differences;
    }

    /**
     * {@code q_u - k_v} as the product {@code [q_u 1] [1 -k_v]^T}, which is as exact: sums over rows as short as the joints are
     * slow, in bfloat16 fifteen times slower.
     */
    private static Tensor everyDifference(Tensor q, Tensor k) {
        Tensor left = torch.stack(new TensorVector(q, torch.ones_like(q)), 4);
        Tensor right = torch.stack(new TensorVector(torch.ones_like(k), k.neg()), 3);
        return MatrixProducts.of(left, false, right, false);
    }

    /** The same for every channel of a head. */
    private Value spread(Value ofHeads, Flow flow) {
        return flow.tape()
                .apply(
                        () -> {
                            Tensor x = ofHeads.tensor().unsqueeze(2);
                            return x.expand(x.size(0), HEADS, headChannels, x.size(3), x.size(4))
                                    .flatten(1, 2);
                        },
                        gradient -> ofHeads.gather(byHead(gradient).sum(2)));
    }
}
