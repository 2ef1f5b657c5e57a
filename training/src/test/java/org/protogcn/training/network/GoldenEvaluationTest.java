package org.protogcn.training.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.training.GoldenNetwork.relativeError;

import java.util.Arrays;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.array.NdArray;
import org.protogcn.training.GoldenNetwork;
import org.protogcn.training.tensor.Tensors;

class GoldenEvaluationTest {
    @ParameterizedTest
    @ValueSource(strings = {"ntu_tiny", "coco_tiny"})
    void logits_ofTheGoldenWeights_areTheAuthors(String name) {
        GoldenNetwork golden = GoldenNetwork.named(name);
        forward(golden, Numbers.FLOAT32, Pass.RECOGNITION, output -> {
            assertTrue(output.prototypes().isEmpty());
            assertClose(golden, "eval_logits.npy", Tensors.toArray(output.logits()), 1e-5);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntu_tiny", "coco_tiny"})
    void logits_inDoublePrecision_areTheAuthorsToTheLastFigures(String name) {
        GoldenNetwork golden = GoldenNetwork.named(name);
        forward(
                golden,
                Numbers.FLOAT64,
                Pass.RECOGNITION,
                output -> assertClose(golden, "eval_logits_f64.npy", Tensors.toArray(output.logits()), 1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntu_tiny", "coco_tiny"})
    void explanation_ofTheGoldenWeights_isTheAuthors(String name) {
        GoldenNetwork golden = GoldenNetwork.named(name);
        forward(golden, Numbers.FLOAT32, Pass.EXPLANATION, output -> {
            Output.Prototypes prototypes = output.prototypes().orElseThrow();
            assertClose(golden, "eval_recon_graph.npy", Tensors.toArray(prototypes.reconstruction()), 5e-5);
            NdArray firstClip = Tensors.toArray(prototypes.topology().narrow(0, 0, 2));
            assertClose(golden, "eval_topology.npy", firstClip, 1e-5);
        });
    }

    private static void forward(GoldenNetwork golden, Numbers numbers, Pass pass, Consumer<Output> check) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard();
                ProtoGcn network = golden.network(numbers)) {
            check.accept(network.forward(Tensors.of(golden.array("input.npy")).to(numbers.weights()), pass));
        }
    }

    private static void assertClose(GoldenNetwork golden, String file, NdArray actual, double tolerance) {
        NdArray expected = golden.array(file);
        assertEquals(Arrays.toString(expected.shape()), Arrays.toString(actual.shape()), file);
        double error = relativeError(actual.toDoubles(), expected.toDoubles());
        assertTrue(error <= tolerance, () -> golden.folder() + "/" + file + ": relative error " + error);
    }
}
