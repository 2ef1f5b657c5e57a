package org.protogcn.benchmarks.reference;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Graph convolution with Motion Topology Enhancement, paper section 3.3, equations (5) to (7). */
final class GraphConvolution {
    private static final int HEADS = 8;

    private GraphConvolution() {}

    /**
     * @param features {@code [N,K*C',T,V]}
     * @param topology A_intra + A_inter, {@code [N,K*C',V,V]}
     */
    record Output(Tensor features, Tensor topology) {}

    static Output forward(Layers gcn, Tensor x) {
        // [N,K,C',T,V]
        Tensor pre = heads(gcn.shown("pre", gcn.relu(gcn.batchNorm("pre.1", gcn.conv("pre.0", x)))));
        // [N,K,C',V]
        Tensor q = gcn.did(
                Stage.MEANS, heads(gcn.shown("conv1", gcn.conv("conv1", x))).mean(3));
        Tensor k = gcn.did(
                Stage.MEANS, heads(gcn.shown("conv2", gcn.conv("conv2", x))).mean(3));

        // [N,K,C',V,V] and [N,K,1,V,V]
        Tensor inter = q.unsqueeze(4).sub(k.unsqueeze(3)).tanh().mul(first(gcn, "alpha"));
        Tensor intra = einsum("nkcu,nkcv->nkuv", q, k)
                .softmax(-2)
                .mul(first(gcn, "beta"))
                .unsqueeze(2);
        Tensor adjacency = gcn.did(
                Stage.TOPOLOGIES,
                gcn.tensor("A").unsqueeze(0).unsqueeze(2).add(inter).add(intra));

        Tensor y = joined(gcn.did(Stage.GRAPH_PRODUCTS, einsum("nkctv,nkcvw->nkctw", pre, adjacency)));
        Tensor post = gcn.batchNorm("bn", gcn.shown("post", gcn.conv("post", y)));
        Tensor features = gcn.relu(gcn.did(Stage.REST, post.add(shortcut(gcn, x))));
        return new Output(gcn.shown(features), gcn.did(Stage.TOPOLOGIES, joined(inter.add(intra))));
    }

    private static Tensor shortcut(Layers gcn, Tensor x) {
        return gcn.has("down.0.weight") ? gcn.shown("down", gcn.batchNorm("down.1", gcn.conv("down.0", x))) : x;
    }

    /** Only element 0 of the vectors alpha and beta is used. */
    private static Tensor first(Layers gcn, String vector) {
        return gcn.tensor(vector).select(0, 0);
    }

    /** {@code [N,K*C',T,V]} to {@code [N,K,C',T,V]}. */
    private static Tensor heads(Tensor x) {
        return x.reshape(x.size(0), HEADS, x.size(1) / HEADS, x.size(2), x.size(3));
    }

    /** {@code [N,K,C',.,.]} to {@code [N,K*C',.,.]}. */
    private static Tensor joined(Tensor x) {
        return x.reshape(x.size(0), x.size(1) * x.size(2), x.size(3), x.size(4));
    }

    private static Tensor einsum(String equation, Tensor a, Tensor b) {
        return torch.einsum(equation, new TensorVector(a, b));
    }
}
