package org.protogcn.training.network;

import java.util.Optional;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.tape.Value;

/**
 * The Prototype Reconstruction Network (paper 3.2): puts the last topology together again from learned prototypes, for
 * all clips of a batch at once. Without reconstruction (an ablation) the topology itself goes on.
 */
final class PrototypeBranch {
    private final Optional<Conv> query;
    private final Optional<Conv> memory;
    private final NormedConv post;
    private final double dropout;
    private final ScalarType numbers;

    /** @param numbers of the result */
    PrototypeBranch(Declarations in, NetworkConfiguration sizes, long channels, ScalarType numbers) {
        this.numbers = numbers;
        this.post = new NormedConv(new Conv(in.part("post"), channels, channels, 1), new Norm(in.part("bn"), channels));
        boolean reconstructs = sizes.reconstruction();
        this.query = reconstructs
                ? Optional.of(Conv.linear(in.part("prn.query_matrix"), channels, sizes.prototypes()))
                : Optional.empty();
        this.memory = reconstructs
                ? Optional.of(Conv.linear(in.part("prn.memory_matrix"), sizes.prototypes(), channels))
                : Optional.empty();
        this.dropout = sizes.prototypeDropout();
    }

    /**
     * @param topology {@code [B,C,V,V]}, channels innermost in memory, the mean over the persons of each clip
     * @return the reconstructed topology averaged over its channels, {@code [B,V*V]}
     */
    Value forward(Value topology, Flow flow) {
        Value z = query.isPresent() ? reconstruct(topology, flow) : topology;
        Value rectified = post.rectified(z, flow);
        return flow.tape().traced(in -> in[0].to(numbers).mean(1).flatten(1, 2), rectified);
    }

    private Value reconstruct(Value x, Flow flow) {
        Value responses = softmax(query.get().forward(x, flow), flow); // [B,P,V,V], eq. (3)
        Value z = memory.get().forward(responses, flow); // [B,C,V,V], eq. (4)
        return dropout > 0 && flow.training() ? Dropout.of(z, dropout, flow) : z;
    }

    private static Value softmax(Value x, Flow flow) {
        return flow.tape().traced(in -> in[0].softmax(1), x);
    }
}
