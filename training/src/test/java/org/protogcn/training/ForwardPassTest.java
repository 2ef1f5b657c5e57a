package org.protogcn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.training.GoldenNetwork.relativeError;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.prepare.Batch;
import org.protogcn.prepare.Preparation;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.skeleton.Stream;
import org.protogcn.testing.Shared;
import org.protogcn.training.checkpoint.PthReader;
import org.protogcn.training.checkpoint.SafeTensors;
import org.protogcn.training.config.ConfigurationReader;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.ProtoGcn;

/** A published checkpoint of a small network, against the outputs of the authors' implementation. */
class ForwardPassTest {
    @TempDir
    private Path folder;

    private TrainingConfiguration configuration(String layout, String... sets) throws IOException {
        String yaml =
                """
                name: tiny
                data: {store: unused}
                recipe: {layout: LAYOUT, frames: 16, persons: 2, normalize: false}
                network: {classes: 12, width: 8, prototypes: 20, prototype_dropout: 0}
                """
                        .replace("LAYOUT", layout);
        Path file = Files.writeString(folder.resolve("tiny.yaml"), yaml);
        return ConfigurationReader.read(file, Stream.J, List.of(sets));
    }

    private static Path published() {
        return Shared.path("goldens/files/tiny_mmcv_zip.pth");
    }

    @Test
    void run_aPublishedCheckpoint_givesTheGoldenOutputs() throws IOException {
        GoldenNetwork golden = GoldenNetwork.named("coco_tiny");
        ForwardPass.Result result =
                ForwardPass.run(configuration("coco20"), published(), golden.array("input.npy"), TinyRuns.CPU, true);
        assertClose(golden.array("eval_logits_f64.npy"), result.logits(), 1e-5);
        assertClose(
                golden.array("eval_recon_graph.npy"), result.reconstruction().orElseThrow(), 5e-5);
        NdArray topology = result.topology().orElseThrow();
        assertArrayEquals(new int[] {2, 2, 32, 20, 20}, topology.shape());
        double[] firstClip = Arrays.copyOf(topology.toDoubles(), topology.size() / 2);
        assertTrue(relativeError(firstClip, golden.array("eval_topology.npy").toDoubles()) < 1e-5);
    }

    private static void assertClose(NdArray expected, NdArray actual, double tolerance) {
        assertArrayEquals(expected.shape(), actual.shape());
        double error = relativeError(actual.toDoubles(), expected.toDoubles());
        assertTrue(error <= tolerance, "relative error " + error);
    }

    @Test
    void run_theSameWeightsAsSafetensors_givesTheSameBits() throws IOException {
        GoldenNetwork golden = GoldenNetwork.named("coco_tiny");
        NdArray input = golden.array("input.npy");
        Path ours = folder.resolve("weights.safetensors");
        SafeTensors.write(ours, PthReader.readWeights(published()), Map.of());
        TrainingConfiguration configuration = configuration("coco20");
        NdArray expected = ForwardPass.run(configuration, published(), input, TinyRuns.CPU, false)
                .logits();
        NdArray actual =
                ForwardPass.run(configuration, ours, input, TinyRuns.CPU, false).logits();
        assertEquals(expected.bytes(), actual.bytes());
    }

    @Test
    void run_aCheckpointOfAnotherSize_isOneSentence() throws IOException {
        TrainingConfiguration wider = configuration("coco20", "network.width=16");
        NdArray input = GoldenNetwork.named("coco_tiny").array("input.npy");
        Exception e = assertThrows(
                InvalidInputException.class, () -> ForwardPass.run(wider, published(), input, TinyRuns.CPU, false));
        assertTrue(e.getMessage().contains("does not fit the configured network: of another size: "), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
    }

    @Test
    void run_anInputOfAnotherShape_isOneSentence() throws IOException {
        TrainingConfiguration configuration = configuration("ntu25");
        NdArray input = GoldenNetwork.named("coco_tiny").array("input.npy");
        Exception e = assertThrows(
                InvalidInputException.class,
                () -> ForwardPass.run(configuration, published(), input, TinyRuns.CPU, false));
        assertTrue(e.getMessage().contains("this configuration takes floating numbers [B,M,T,25,3]"), e.getMessage());
    }

    @Test
    void run_onePersonOnly_scoresAsIfAlone() throws IOException {
        TrainingConfiguration configuration = configuration("coco20");
        NdArray two = GoldenNetwork.named("coco_tiny").array("input.npy");
        int[] shape = two.shape();
        float[] values = two.toFloats();
        float[] first = Arrays.copyOf(values, values.length / shape[0] / 2);
        NdArray one = NdArray.ofFloats(first, 1, 1, shape[2], shape[3], shape[4]);
        NdArray twice = NdArray.ofFloats(doubled(first), 1, 2, shape[2], shape[3], shape[4]);
        double[] alone = ForwardPass.run(configuration, published(), one, TinyRuns.CPU, false)
                .logits()
                .toDoubles();
        double[] besideItself = ForwardPass.run(configuration, published(), twice, TinyRuns.CPU, false)
                .logits()
                .toDoubles();
        assertTrue(relativeError(alone, besideItself) < 1e-5);
    }

    private static float[] doubled(float[] values) {
        float[] twice = Arrays.copyOf(values, 2 * values.length);
        System.arraycopy(values, 0, twice, values.length, values.length);
        return twice;
    }

    @Test
    void run_whereEachPersonHasItsOwnFeatures_takesTheirNumberFromTheRecipe() throws IOException {
        TrainingConfiguration configuration = configuration("coco20", "network.input_norm=mvc");
        NdArray three = NdArray.ofFloats(new float[3 * 20 * 3], 1, 3, 1, 20, 3);
        Exception e = assertThrows(
                InvalidInputException.class,
                () -> ForwardPass.run(configuration, published(), three, TinyRuns.CPU, false));
        assertTrue(e.getMessage().contains("takes floating numbers [B,2,T,20,3]"), e.getMessage());
    }

    @Test
    void evaluator_averagesTheScoresOfSamples_asTheReferenceDoes() throws IOException {
        GoldenNetwork golden = GoldenNetwork.named("ntu_tiny");
        try (ProtoGcn network = golden.network(Numbers.FLOAT32)) {
            Preparation preparation = Preparation.of(configuration("ntu25").recipe(), SkeletonLayouts.named("ntu25"));
            List<String> classes = Collections.nCopies(12, "class");
            Evaluator evaluator = new Evaluator(network, preparation, classes, TinyRuns.CPU, 2, 1);
            Batch recording = Batch.of(golden.array("input.npy").toFloats(), new long[] {0}, List.of("recording"));
            double[] expected = golden.array("eval_prob_avgclips.npy").toDoubles();
            assertTrue(relativeError(evaluator.score(recording, 2)[0], expected) < 1e-5);
        }
    }
}
