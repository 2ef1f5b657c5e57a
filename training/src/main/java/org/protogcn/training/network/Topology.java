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
    private final Conv queriesAndKeys;

    /** @param queriesAndKeys one convolution for both, the keys after the queries */
    Topology(NetworkConfiguration sizes, Learned learned, Conv queriesAndKeys) {
        this.intra = sizes.intra();
        this.inter = sizes.inter();
        this.headChannels = queriesAndKeys.channels() / 2 / HEADS;
        this.a0 = learned.a0;
        this.alpha = learned.alpha;
        this.beta = learned.beta;
        this.queriesAndKeys = queriesAndKeys;
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
        Value qk = queriesAndKeys.forwardPlanar(mean, flow); // [N,2*K*C',1,V]
        ScalarType type = qk.tensor().scalar_type();
        Value ofHeads = intra
                ? flow.tape().traced(in -> withIntra(in[0], whole).to(type), products(qk, flow))
                : flow.tape().traced(in -> shared(in[0].size(0), whole).to(type), qk);
        return inter ? withInter(ofHeads, qk, flow) : spread(ofHeads, flow);
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

    private Tensor queries(Value qk) {
        return heads(qk.tensor(), 0);
    }

    private Tensor keys(Value qk) {
        return heads(qk.tensor(), 1);
    }

    /** {@code [N,2*K*C',1,V] -> [N,K,C',V]}, the joints innermost in memory. */
    private Tensor heads(Tensor x, long half) {
        long channels = HEADS * headChannels;
        Tensor part = x.narrow(1, half * channels, channels).contiguous();
        return part.view(x.size(0), HEADS, headChannels, x.size(3));
    }

    /** The gradients of both, {@code [N,K,C',V]}, as theirs. */
    private static void gather(Value qk, Tensor ofQueries, Tensor ofKeys) {
        Tensor whole = torch.cat(new TensorVector(ofQueries, ofKeys), 1);
        qk.gather(whole.view(qk.tensor().sizes()).to(qk.tensor().scalar_type()));
    }

    /** {@code sum_c q_u k_v}, {@code [N,K,V,V]}, in the weights' numbers. */
    private Value products(Value qk, Flow flow) {
        return flow.tape().apply(() -> MatrixProducts.of(fine(queries(qk)), true, fine(keys(qk)), false), gradient -> {
            Tensor ofQueries = MatrixProducts.of(fine(keys(qk)), false, gradient, true);
            Tensor ofKeys = MatrixProducts.of(fine(queries(qk)), false, gradient, false);
            gather(qk, ofQueries, ofKeys);
        });
    }

    private Tensor fine(Tensor x) {
        return x.to(a0.tensor().scalar_type());
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
    private Value withInter(Value ofHeads, Value qk, Flow flow) {
        Tensor[] differences = new Tensor[1];
        return flow.tape()
                .apply(
                        () -> {
                            differences[0] = flow.tape().save(differences(queries(qk), keys(qk)));
                            Tensor sum = differences[0].mul(strength());
                            sum.add_(ofHeads.tensor().unsqueeze(2));
                            return sum.flatten(1, 2);
                        },
                        gradient -> {
                            Tensor g = byHead(gradient);
                            ofHeads.gather(g.sum(2));
                            gatherStrength(g.mul(differences[0]));
                            torch.tanh_backward_out(g, g, differences[0]);
                            gather(
                                    qk,
                                    g.sum(4).mul(strength()),
                                    g.sum(3).mul(strength()).neg());
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
    private static Tensor differences(Tensor q, Tensor k) {
        Tensor differences = everyDifference(q, k);
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
