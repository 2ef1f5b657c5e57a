package org.protogcn.training.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What stands after the backbone: the classifier, and the projection for the contrastive loss. */
final class Head {
    private final Linear projection;
    private final Linear classifier;
    private final double dropout;

    /**
     * @param channels of the pooled features
     * @param pairs V*V
     * @param embedding length of the projection
     */
    Head(Declarations in, NetworkConfiguration sizes, long channels, long pairs, long embedding) {
        this.projection = Linear.withBias(in.part("csc_loss.cl_fc"), pairs, embedding, new Initial.FanIn(pairs));
        this.classifier = Linear.withBias(in.part("fc_cls"), channels, sizes.classes(), new Initial.Normal(0, 0.01));
        this.dropout = sizes.dropout();
    }

    /** {@code [B,C] -> [B,classes]}. */
    Tensor logits(Tensor pooled, boolean training) {
        return classifier.forward(dropout == 0 ? pooled : torch.dropout(pooled, dropout, training));
    }

    /** {@code [B,V*V] -> [B,256]}. */
    Tensor embedding(Tensor reconstruction) {
        return projection.forward(reconstruction);
    }
}
