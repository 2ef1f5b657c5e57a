package org.protogcn.training.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.training.GoldenNetwork.relativeError;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.array.NdArray;
import org.protogcn.model.ModelCard;
import org.protogcn.model.ModelCard.StreamShare;
import org.protogcn.prepare.Recipe;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.skeleton.Stream;
import org.protogcn.training.GoldenNetwork;
import org.protogcn.training.network.NetworkConfiguration;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.Output;
import org.protogcn.training.network.Pass;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.tensor.Tensors;

class GoldenExportTest {
    @ParameterizedTest
    @ValueSource(strings = {"ntu_tiny", "coco_tiny"})
    void graph_ofTheGoldenWeights_yieldsTheAuthorsFigures(String name) throws Exception {
        GoldenNetwork golden = GoldenNetwork.named(name);
        OnnxModel.Network network = new OnnxModel.Network(
                golden.configuration(),
                golden.weights(golden.array("weights.npy").toFloats()));
        byte[] model = new OnnxModel(card(golden), List.of(network), true).toBytes();
        NdArray input = golden.array("input.npy");
        long[] shape = Arrays.stream(input.shape()).asLongStream().toArray();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model, new OrtSession.SessionOptions());
                OnnxTensor clips = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.toFloats()), shape);
                OrtSession.Result result = session.run(Map.of("clips", clips))) {
            assertClose(golden, "eval_logits.npy", numbers(result, "logits"), 1e-5);
            assertClose(golden, "eval_recon_graph.npy", numbers(result, "reconstruction"), 5e-5);
            double[] topology = numbers(result, "topology9");
            double[] first = golden.array("eval_topology.npy").toDoubles();
            assertClose(golden, "eval_topology.npy", Arrays.copyOf(topology, first.length), 1e-5);
        }
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,true", "false,false"})
    void graph_withoutPartsOfTheTopology_equalsTheNetwork(boolean intra, boolean inter) throws Exception {
        GoldenNetwork golden = GoldenNetwork.named("ntu_tiny");
        NetworkConfiguration whole = golden.configuration();
        NetworkConfiguration sizes = new NetworkConfiguration(
                whole.classes(), whole.width(), whole.prototypes(), whole.inputNorm(), intra, inter, true, 0, 0, 0);
        Map<String, NdArray> weights =
                golden.weights(golden.array("weights.npy").toFloats());
        byte[] model = new OnnxModel(card(golden), List.of(new OnnxModel.Network(sizes, weights)), true).toBytes();
        NdArray input = golden.array("input.npy");
        long[] shape = Arrays.stream(input.shape()).asLongStream().toArray();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard();
                ProtoGcn network = new ProtoGcn(sizes, golden.joints(), 2, new Device("cpu"), Numbers.FLOAT32);
                OrtSession session = environment.createSession(model, new OrtSession.SessionOptions());
                OnnxTensor clips = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.toFloats()), shape);
                OrtSession.Result result = session.run(Map.of("clips", clips))) {
            network.weights().load(weights, "golden");
            Output expected = network.forward(Tensors.of(input), Pass.EXPLANATION);
            assertClose(expected.logits(), numbers(result, "logits"), 1e-5);
            assertClose(expected.prototypes().orElseThrow().reconstruction(), numbers(result, "reconstruction"), 5e-5);
        }
    }

    private static void assertClose(Tensor expected, double[] actual, double tolerance) {
        double error = relativeError(actual, Tensors.toArray(expected).toDoubles());
        assertTrue(error <= tolerance, () -> "relative error " + error);
    }

    static ModelCard card(GoldenNetwork golden) {
        SkeletonLayout layout = SkeletonLayouts.named(golden.joints() == 25 ? "ntu25" : "coco20");
        Recipe recipe = new Recipe(
                layout.name(), Stream.J, false, Optional.empty(), false, 0, 0, 0, 0, 16, 2, Recipe.Start.RANDOM);
        List<String> classes = IntStream.range(0, golden.configuration().classes())
                .mapToObj(label -> "class " + label)
                .toList();
        return new ModelCard(
                "golden",
                layout,
                layout,
                recipe,
                List.of(new StreamShare(Stream.J, 1)),
                classes,
                true,
                1,
                Optional.empty(),
                JsonNodeFactory.instance.objectNode());
    }

    private static double[] numbers(OrtSession.Result result, String output) {
        FloatBuffer buffer = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
        return IntStream.range(0, buffer.remaining()).mapToDouble(buffer::get).toArray();
    }

    private static void assertClose(GoldenNetwork golden, String file, double[] actual, double tolerance) {
        double error = relativeError(actual, golden.array(file).toDoubles());
        assertTrue(error <= tolerance, () -> golden.folder() + "/" + file + ": relative error " + error);
    }
}
