package org.protogcn.training.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.training.GoldenNetwork.relativeError;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.model.ModelCard;
import org.protogcn.model.ModelCard.StreamShare;
import org.protogcn.prepare.Batch;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.Recipe;
import org.protogcn.runtime.Recognizer;
import org.protogcn.runtime.RecognizerOptions;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.skeleton.Stream;
import org.protogcn.training.Evaluator;
import org.protogcn.training.GoldenNetwork;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.ProtoGcn;

/** The recogniser of services against the evaluator of training: the same clips, the same scores. */
class RecognizerParityTest {
    private static final int SAMPLES = 3;
    private static final Device CPU = new Device("cpu");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Stream.class)
    void scores_ofClipsInSpace_equalThoseOfTraining(Stream stream) throws Exception {
        GoldenNetwork golden = GoldenNetwork.named("ntu_tiny");
        SkeletonLayout ntu = SkeletonLayouts.named("ntu25");
        List<Clip> clips = List.of(
                clip("half", DType.FLOAT16, 1, 9, ntu),
                clip("single", DType.FLOAT32, 2, 40, ntu),
                clip("crowd", DType.FLOAT16, 3, 21, ntu));
        assertSameScores(golden, ntu, ntu, recipe("ntu25", stream, true), clips);
    }

    @ParameterizedTest
    @EnumSource(Stream.class)
    void scores_ofClipsInThePlane_equalThoseOfTraining(Stream stream) throws Exception {
        GoldenNetwork golden = GoldenNetwork.named("coco_tiny");
        SkeletonLayout coco17 = SkeletonLayouts.named("coco17");
        List<Clip> clips = List.of(planar("one", 1, 7), planar("two", 2, 33));
        assertSameScores(golden, coco17, SkeletonLayouts.named("coco20"), recipe("coco20", stream, false), clips);
    }

    @Test
    void fusedScores_areTheWeightedMeanOfTheStreams() throws Exception {
        GoldenNetwork golden = GoldenNetwork.named("ntu_tiny");
        SkeletonLayout ntu = SkeletonLayouts.named("ntu25");
        List<Clip> clips = List.of(clip("a", DType.FLOAT16, 1, 30, ntu), clip("b", DType.FLOAT16, 2, 12, ntu));
        List<StreamShare> shares = new ArrayList<>();
        List<OnnxModel.Network> networks = new ArrayList<>();
        double[][] expected = new double[2][golden.configuration().classes()];
        for (Stream stream : Stream.values()) {
            double weight = stream.isMotion() ? 1 : 2;
            Map<String, NdArray> weights = weights(golden, stream.ordinal());
            shares.add(new StreamShare(stream, weight));
            networks.add(new OnnxModel.Network(golden.configuration(), weights));
            double[][] scores = training(golden, weights, ntu, ntu, recipe("ntu25", stream, true), clips);
            for (int i = 0; i < 2; i++) {
                for (int k = 0; k < scores[i].length; k++) {
                    expected[i][k] += weight / 9 * scores[i][k];
                }
            }
        }
        ModelCard card = card(golden, ntu, ntu, recipe("ntu25", Stream.J, true), shares);
        assertClose(expected, runtime(new OnnxModel(card, networks, false), clips));
    }

    private void assertSameScores(
            GoldenNetwork golden, SkeletonLayout stored, SkeletonLayout seen, Recipe recipe, List<Clip> clips)
            throws Exception {
        Map<String, NdArray> weights = weights(golden, 0);
        ModelCard card = card(golden, stored, seen, recipe, List.of(new StreamShare(recipe.stream(), 1)));
        OnnxModel model = new OnnxModel(card, List.of(new OnnxModel.Network(golden.configuration(), weights)), false);
        assertClose(training(golden, weights, stored, seen, recipe, clips), runtime(model, clips));
    }

    private double[][] runtime(OnnxModel model, List<Clip> clips) throws Exception {
        Path file = folder.resolve("model.onnx");
        model.write(file);
        assertEquals(List.of(), OnnxRules.broken(Files.readAllBytes(file)));
        RecognizerOptions options =
                RecognizerOptions.DEFAULT.withSamples(SAMPLES).withSequences(4);
        try (Recognizer recognizer = Recognizer.load(file, options)) {
            return recognizer.scores(clips);
        }
    }

    private static double[][] training(
            GoldenNetwork golden,
            Map<String, NdArray> weights,
            SkeletonLayout stored,
            SkeletonLayout seen,
            Recipe recipe,
            List<Clip> clips) {
        Preparation preparation = Preparation.of(recipe, stored, seen);
        try (ProtoGcn network =
                new ProtoGcn(golden.configuration(), seen.size(), recipe.persons(), CPU, Numbers.FLOAT32)) {
            network.weights().load(weights, "test");
            Evaluator evaluator = new Evaluator(network, preparation, classes(golden), CPU, 8, 1);
            return clips.stream()
                    .map(clip -> score(evaluator, preparation, clip))
                    .toArray(double[][]::new);
        }
    }

    private static double[] score(Evaluator evaluator, Preparation preparation, Clip clip) {
        try (Batch batch = Batch.of(preparation.test(clip, SAMPLES), new long[] {0}, List.of(clip.id()))) {
            return evaluator.score(batch, SAMPLES)[0];
        }
    }

    private static void assertClose(double[][] expected, double[][] actual) {
        for (int i = 0; i < expected.length; i++) {
            int row = i;
            double error = relativeError(actual[i], expected[i]);
            assertTrue(
                    error <= 1e-5,
                    () -> "clip " + row + ": relative error " + error + ", expected " + Arrays.toString(expected[row])
                            + ", got " + Arrays.toString(actual[row]));
        }
    }

    /** The golden weights, made larger so that scores differ, and other ones for other seeds. */
    private static Map<String, NdArray> weights(GoldenNetwork golden, int seed) {
        float[] flat = golden.array("weights.npy").toFloats();
        Random random = new Random(seed);
        for (int i = 0; i < flat.length; i++) {
            flat[i] *= seed == 0 ? 1 : 0.9f + 0.2f * random.nextFloat();
        }
        Map<String, NdArray> weights = golden.weights(flat);
        weights.computeIfPresent("cls_head.fc_cls.weight", (name, array) -> scaled(array, 100));
        return weights;
    }

    private static NdArray scaled(NdArray array, double factor) {
        double[] values = array.toDoubles();
        return NdArray.ofDoubles(Arrays.stream(values).map(v -> v * factor).toArray(), array.shape())
                .to(DType.FLOAT32);
    }

    private static Recipe recipe(String layout, Stream stream, boolean normalize) {
        Recipe.Start start = normalize ? Recipe.Start.RANDOM : Recipe.Start.FIXED;
        return new Recipe(layout, stream, normalize, Optional.empty(), false, 0, 0, 0, 0, 16, 2, start);
    }

    private static ModelCard card(
            GoldenNetwork golden, SkeletonLayout stored, SkeletonLayout seen, Recipe recipe, List<StreamShare> shares) {
        return new ModelCard(
                "test",
                stored,
                seen,
                recipe,
                shares,
                classes(golden),
                true,
                10,
                Optional.empty(),
                JsonNodeFactory.instance.objectNode());
    }

    private static List<String> classes(GoldenNetwork golden) {
        return IntStream.range(0, golden.configuration().classes())
                .mapToObj(label -> "class " + label)
                .toList();
    }

    private static Clip clip(String id, DType type, int persons, int frames, SkeletonLayout layout) {
        Random random = new Random(id.hashCode());
        double[] values = new double[persons * frames * layout.size() * 3];
        Arrays.setAll(values, i -> type.round(random.nextGaussian() + i % 3));
        return new Clip(id, 0, new Keypoints(type, persons, frames, layout.size(), 3, values));
    }

    private static Clip planar(String id, int persons, int frames) {
        Random random = new Random(id.hashCode());
        double[] points = new double[persons * frames * 17 * 2];
        double[] scores = new double[persons * frames * 17];
        Arrays.setAll(points, i -> DType.FLOAT16.round(200 * random.nextDouble()));
        Arrays.setAll(scores, i -> DType.FLOAT16.round(random.nextDouble()));
        return new Clip(
                id,
                0,
                new Keypoints(DType.FLOAT16, persons, frames, 17, 2, points),
                Optional.of(new Keypoints(DType.FLOAT16, persons, frames, 17, 1, scores)),
                Optional.of(new Clip.ImageSize(300, 400)));
    }
}
