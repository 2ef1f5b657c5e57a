package org.protogcn.benchmarks.reference;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The Prototype Reconstruction Network, paper section 3.2: a clip's topology as a mixture of prototypes. */
final class PrototypeReconstruction {
    private PrototypeReconstruction() {}

    /**
     * @param topology of the last block, {@code [B,M,C,V,V]}
     * @param dropout on Z, in training only
     * @return z, {@code [B,V*V]}
     */
    static Tensor forward(Layers backbone, Tensor topology, double dropout) {
        // [B,C,V,V]
        Tensor perClip = topology.mean(1);
        TensorVector clips = new TensorVector();
        for (long clip = 0; clip < perClip.size(0); clip++) {
            clips.push_back(
                    reconstruct(backbone, perClip.select(0, clip).flatten(1, 2).t(), dropout));
        }
        // [B,V*V,C] to [B,C,V,V]
        Tensor z = backbone.did(
                Stage.PROTOTYPES, torch.stack(clips, 0).transpose(1, 2).reshape(perClip.shape()));
        Tensor post = backbone.shown("post", backbone.conv("post", z));
        Tensor mean = backbone.relu(backbone.batchNorm("bn", post)).mean(1);
        return backbone.did(Stage.PROTOTYPES, mean.flatten(1, 2));
    }

    /** X {@code [V*V,C]} to Z {@code [V*V,C]}. */
    private static Tensor reconstruct(Layers backbone, Tensor x, double dropout) {
        Layers prn = backbone.at("prn");
        // [V*V,P]
        Tensor response = prn.linear("query_matrix", x).softmax(1);
        Tensor z = prn.linear("memory_matrix", response);
        return prn.shown(torch.dropout(z, dropout, backbone.training()));
    }
}
