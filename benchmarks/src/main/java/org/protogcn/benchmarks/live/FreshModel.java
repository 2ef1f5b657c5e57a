package org.protogcn.benchmarks.live;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.protogcn.array.NdArray;
import org.protogcn.model.ModelCard;
import org.protogcn.prepare.Recipe;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.Stream;
import org.protogcn.training.network.NetworkConfiguration;
import org.protogcn.training.network.NetworkConfiguration.InputNorm;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.onnx.OnnxModel;

/** A model file with a network that has learned nothing, for when only its work counts. */
final class FreshModel {
    static final int WIDTH = 8;

    private static final long SEED = 5;
    private static final int CLASSES = 10;
    private static final int PROTOTYPES = 8;
    private static final int FRAMES = 16;
    private static final String CLASSIFIER = "cls_head.fc_cls.weight";
    /** The signal of a network that has learned nothing fades; its scores would be alike for all clips. */
    private static final float GAIN_OF_CONVOLUTIONS = 2;

    private static final float GAIN_OF_CLASSIFIER = 10;

    private FreshModel() {}

    static void write(Path file, SkeletonLayout layout) throws IOException {
        Recipe.Start start = layout.dimensions() == 3 ? Recipe.Start.RANDOM : Recipe.Start.FIXED;
        Recipe recipe = new Recipe(
                layout.name(),
                Stream.J,
                layout.dimensions() == 3,
                Optional.empty(),
                false,
                0,
                0,
                0,
                0,
                FRAMES,
                1,
                start);
        ModelCard card = new ModelCard(
                "fresh",
                layout,
                layout,
                recipe,
                List.of(new ModelCard.StreamShare(Stream.J, 1)),
                IntStream.range(0, CLASSES).mapToObj(i -> "class " + i).toList(),
                true,
                1,
                Optional.empty(),
                JsonNodeFactory.instance.objectNode());
        NetworkConfiguration sizes =
                new NetworkConfiguration(CLASSES, WIDTH, PROTOTYPES, InputNorm.VC, true, true, true, 0, 0, 0);
        OnnxModel.Network network = new OnnxModel.Network(sizes, weights(sizes, layout.size()));
        new OnnxModel(card, List.of(network), false).write(file);
    }

    private static Map<String, NdArray> weights(NetworkConfiguration sizes, int joints) {
        try (ProtoGcn network = new ProtoGcn(sizes, joints, 1, new Device("cpu"), Numbers.FLOAT32)) {
            network.weights().initialise(SEED);
            Map<String, NdArray> weights = new LinkedHashMap<>(network.weights().toArrays());
            weights.replaceAll((name, array) -> louder(array, gain(name, array.rank())));
            return weights;
        }
    }

    private static float gain(String name, int rank) {
        return name.equals(CLASSIFIER) ? GAIN_OF_CLASSIFIER : rank == 4 ? GAIN_OF_CONVOLUTIONS : 1;
    }

    private static NdArray louder(NdArray weights, float gain) {
        float[] values = weights.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= gain;
        }
        return NdArray.ofFloats(values, weights.shape());
    }
}
