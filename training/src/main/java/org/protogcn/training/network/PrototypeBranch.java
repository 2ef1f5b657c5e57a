package org.protogcn.training.network;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The Prototype Reconstruction Network (paper 3.2): puts the last topology together again from learned prototypes, for
 * all clips of a batch at once. Without reconstruction (an ablation) the topology itself goes on.
 */
final class PrototypeBranch {
    private final Optional<Linear> query;
    private final Optional<Linear> memory;
    private final Conv post;
    private final Norm norm;
    private final double dropout;

    PrototypeBranch(Declarations in, NetworkConfiguration sizes, long channels) {
        this.post = new Conv(in.part("post"), channels, channels, 1);
        this.norm = new Norm(in.part("bn"), channels);
        boolean reconstructs = sizes.reconstruction();
        this.query = reconstructs
                ? Optional.of(Linear.withoutBias(in.part("prn.query_matrix"), channels, sizes.prototypes()))
                : Optional.empty();
        this.memory = reconstructs
                ? Optional.of(Linear.withoutBias(in.part("prn.memory_matrix"), sizes.prototypes(), channels))
                : Optional.empty();
        this.dropout = sizes.prototypeDropout();
    }

    /**
     * @param topology {@code [B,C,V,V]}, the mean over the persons of each clip
     * @return the reconstructed topology averaged over its channels, {@code [B,V*V]}
     */
    Tensor forward(Tensor topology, Pass pass) {
        long joints = topology.size(3);
        Tensor x = topology.flatten(2, 3).transpose(1, 2); // [B,V*V,C]
        Tensor z = query.isPresent() ? reconstruct(x, pass) : x;
        Tensor image = z.transpose(1, 2).reshape(x.size(0), x.size(2), joints, joints); // [B,C,V,V]
        return torch.relu(norm.forward(post.forward(image), pass)).mean(1).flatten(1, 2);
    }

    private Tensor reconstruct(Tensor x, Pass pass) {
        Tensor responses = query.get().forward(x).softmax(2); // [B,V*V,P], eq. (3)
        Tensor z = memory.get().forward(responses); // [B,V*V,C], eq. (4)
        return torch.dropout(z, dropout, pass.training());
    }
}
