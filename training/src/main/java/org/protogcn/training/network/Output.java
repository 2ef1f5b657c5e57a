package org.protogcn.training.network;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * What a forward pass yields.
 *
 * @param logits {@code [B,classes]}
 * @param prototypes what the prototype branch yields, where the pass asked for it
 */
public record Output(Tensor logits, Optional<Prototypes> prototypes) {
    /**
     * @param topology of the last block, A_intra + A_inter, {@code [N,K*C',V,V]}; of everybody in an explanation, while in
     *     training one sequence may stand for all who are absent
     * @param reconstruction the reconstructed topology, mean over channels, {@code [B,V*V]}
     * @param embedding its projection f for the contrastive loss, {@code [B,256]}
     */
    public record Prototypes(Tensor topology, Tensor reconstruction, Tensor embedding) {}
}
