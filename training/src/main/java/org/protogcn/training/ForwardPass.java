package org.protogcn.training;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.training.checkpoint.PthReader;
import org.protogcn.training.checkpoint.SafeTensors;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.network.NetworkConfiguration;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.Output;
import org.protogcn.training.network.Pass;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.tensor.Tensors;

/** One network, one input, its outputs: for holding weights of any origin against known figures. */
public final class ForwardPass {
    /**
     * @param logits {@code [B,classes]}
     * @param reconstruction the reconstructed topology, {@code [B,V*V]}, where asked for
     * @param topology of the last block, A_intra + A_inter, {@code [B,M,K*C',V,V]}, where asked for
     */
    public record Result(NdArray logits, Optional<NdArray> reconstruction, Optional<NdArray> topology) {}

    private ForwardPass() {}

    /**
     * @param checkpoint {@code .pth} as published, or {@code .safetensors} as ours
     * @param input {@code [B,M,T,V,3]}
     * @param explain also yield the topologies
     */
    public static Result run(
            TrainingConfiguration configuration, Path checkpoint, NdArray input, Device device, boolean explain) {
        int joints = SkeletonLayouts.named(configuration.recipe().layout()).size();
        requireInput(input, configuration, joints);
        int persons = input.shape()[1];
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard();
                ProtoGcn network = new ProtoGcn(configuration.network(), joints, persons, device, Numbers.FLOAT32)) {
            network.weights().load(weights(checkpoint), checkpoint.toString());
            Tensor clips = Tensors.of(input.to(DType.FLOAT32)).to(device, ScalarType.Float);
            return result(network.forward(clips, explain ? Pass.EXPLANATION : Pass.RECOGNITION), persons);
        }
    }

    private static Result result(Output output, int persons) {
        return new Result(
                Tensors.toArray(output.logits()),
                output.prototypes().map(p -> Tensors.toArray(p.reconstruction())),
                output.prototypes().map(p -> perClip(Tensors.toArray(p.topology()), persons)));
    }

    private static NdArray perClip(NdArray topology, int persons) {
        int[] shape = topology.shape(); // [N,K*C',V,V]
        return topology.reshape(shape[0] / persons, persons, shape[1], shape[2], shape[3]);
    }

    private static Map<String, NdArray> weights(Path checkpoint) {
        String name = checkpoint.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".safetensors") ? SafeTensors.read(checkpoint) : PthReader.readWeights(checkpoint);
    }

    /** As many persons as there are, except where each has features of its own in the batch norm at the door. */
    private static void requireInput(NdArray input, TrainingConfiguration configuration, int joints) {
        boolean fixed = configuration.network().inputNorm() == NetworkConfiguration.InputNorm.MVC;
        int persons = configuration.recipe().persons();
        int[] shape = input.shape();
        boolean fits = shape.length == 5
                && Arrays.stream(shape).allMatch(extent -> extent > 0)
                && (!fixed || shape[1] == persons)
                && shape[3] == joints
                && shape[4] == 3
                && input.type().isFloating();
        if (!fits) {
            throw new InvalidInputException("the input is " + input.type() + " " + Arrays.toString(shape)
                    + "; this configuration takes floating numbers [B," + (fixed ? persons : "M") + ",T," + joints
                    + ",3] (clips, persons, frames, joints and coordinates)");
        }
    }
}
