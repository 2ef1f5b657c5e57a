package org.protogcn.training.network;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/** The batch norm at the door: every joint's every coordinate is a feature of its own. */
final class InputNorm {
    private final NetworkConfiguration.InputNorm kind;
    private final Optional<Norm> norm;

    /** @param features V*3 */
    InputNorm(Declarations in, NetworkConfiguration.InputNorm kind, int persons, long features) {
        this.kind = kind;
        this.norm = switch (kind) {
            case VC -> Optional.of(new Norm(in.part("data_bn"), features));
            case MVC -> Optional.of(new Norm(in.part("data_bn"), persons * features));
            case NONE -> Optional.empty();
        };
    }

    /** {@code [B,M,T,V,C] -> [N,C,T,V]}. */
    Tensor forward(Tensor clips, Pass pass) {
        long batch = clips.size(0);
        long persons = clips.size(1);
        long frames = clips.size(2);
        long joints = clips.size(3);
        long coordinates = clips.size(4);
        long together = kind == NetworkConfiguration.InputNorm.MVC ? persons : 1;
        Tensor series = clips.permute(0, 1, 3, 4, 2) // [B,M,V,C,T]
                .reshape(batch * persons / together, together * joints * coordinates, frames);
        Tensor normed = norm.isPresent() ? norm.get().forward(series, pass) : series;
        return normed.reshape(batch * persons, joints, coordinates, frames)
                .permute(0, 2, 3, 1)
                .contiguous(MemoryFormat.ChannelsLast);
    }
}
