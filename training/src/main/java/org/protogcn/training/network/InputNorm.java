package org.protogcn.training.network;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.tape.Value;

/** The batch norm at the door: every joint's every coordinate is a feature of its own. */
final class InputNorm {
    private final long together;
    private final Optional<Norm> norm;

    /** @param features V*3 */
    InputNorm(Declarations in, NetworkConfiguration.InputNorm kind, int persons, long features) {
        this.together = kind == NetworkConfiguration.InputNorm.MVC ? persons : 1;
        this.norm = switch (kind) {
            case VC -> Optional.of(new Norm(in.part("data_bn"), features));
            case MVC -> Optional.of(new Norm(in.part("data_bn"), persons * features));
            case NONE -> Optional.empty();
        };
    }

    /** Whether persons have features of their own, so that one absent person is not like another. */
    boolean tellsPersonsApart() {
        return together > 1;
    }

    /**
     * {@code [N,T,V,C] -> [N,C,T,V]}; the sequences of a clip stand together.
     *
     * @param features the numbers of what comes out
     */
    Value forward(Value sequences, ScalarType features, Flow flow) {
        long[] shape = sequences.tensor().sizes().vec().get(); // N, T, V, C
        Value series = flow.tape().traced(in -> series(in[0]), sequences);
        Value normed = norm.isPresent() ? norm.get().forward(series, flow) : series;
        return flow.tape().traced(in -> features(in[0].to(features), shape), normed);
    }

    /** {@code [N,T,V,C] -> [N/together,together*V*C,T,1]}. */
    private Tensor series(Tensor x) {
        return x.permute(0, 2, 3, 1).reshape(x.size(0) / together, together * x.size(2) * x.size(3), x.size(1), 1);
    }

    private static Tensor features(Tensor series, long[] shape) {
        return series.reshape(shape[0], shape[2], shape[3], shape[1]) // [N,V,C,T]
                .permute(0, 2, 3, 1)
                .contiguous(MemoryFormat.ChannelsLast);
    }
}
