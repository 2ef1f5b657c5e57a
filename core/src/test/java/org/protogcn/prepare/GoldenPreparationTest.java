package org.protogcn.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.format.pyskl.PoseDecompression;
import org.protogcn.random.LegacyRandom;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.LayoutGraph;
import org.protogcn.skeleton.SkeletonLayout;

/** Every step against the reference implementation: bit for bit, to 1e-6 where a rotation is involved. */
class GoldenPreparationTest {
    private static final String SPATIAL =
            "Pipeline:PreNormalize3D(align_spine=False)|GenSkeFeat|UniformSampleDecode(clip_len=32)|FormatGCNInput";
    private static final String PLANAR =
            "Pipeline:DecompressPose(squeeze)|UniformSampleFrames(clip_len=24,num_clips=2)|PoseDecode"
                    + "|Kinetics_Transform|GenSkeFeat(coco_new)|FormatGCNInput(2)";

    static Stream<GoldenCase> cases() {
        return GoldenCase.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void step_givesTheReferencesNumbers(GoldenCase golden) {
        switch (golden.op()) {
            case "PreNormalize3D" -> normalization(golden);
            case "Kinetics_Transform" -> midJoints(golden);
            case "GenSkeFeat" -> streams(golden);
            case "RandomRot" -> rotation(golden);
            case "Flip" -> flip(golden);
            case "FormatGCNInput" -> networkInput(golden);
            case "SampleIndices" -> samples(golden);
            case "UniformSampleFrames+keypoint" -> samplesOfKeypoints(golden);
            case "DecompressPose" -> detections(golden);
            case "Graph.A" -> graph(golden);
            case SPATIAL -> spatialPipeline(golden);
            case PLANAR -> planarPipeline(golden);
            default -> throw new AssertionError("no test knows the step of case " + golden);
        }
    }

    @Test
    void allCases_areThere() {
        assertEquals(151, GoldenCase.all().size());
    }

    private static void normalization(GoldenCase golden) {
        SkeletonLayout.Normalization body = GoldenCase.layout("nturgb+d").normalization();
        boolean align = golden.parameters().get("align_spine").asBoolean();
        Keypoints clip = golden.keypoints();
        NdArray normalized =
                new Normalization(body, body.centre(), align).apply(clip).toArray();
        if (align) {
            golden.assertClose(golden.output("keypoint"), normalized, 1e-6);
        } else {
            golden.assertSameBits(golden.output("keypoint"), normalized);
        }
        if (golden.hasOutput("body_center")) {
            Keypoints present = PresentFrames.of(clip);
            double[] centre = new double[3];
            System.arraycopy(present.values(), present.offset(0, 0, body.centre()), centre, 0, 3);
            golden.assertSameBits(
                    golden.output("body_center"), NdArray.ofDoubles(centre, 3).to(clip.type()));
        }
    }

    private static void midJoints(GoldenCase golden) {
        NdArray added = MidJoints.added(golden.scoredKeypoints()).toArray();
        golden.assertSameBits(golden.output("keypoint"), added);
    }

    private static void streams(GoldenCase golden) {
        SkeletonLayout layout =
                GoldenCase.layout(golden.parameters().get("dataset").asText());
        List<NdArray> features = new ArrayList<>();
        for (JsonNode key : golden.parameters().get("feats")) {
            features.add(new StreamFeatures(layout, stream(key))
                    .of(golden.keypoints())
                    .toArray());
        }
        golden.assertSameBits(golden.output("keypoint"), besideEachOther(features));
    }

    private static org.protogcn.skeleton.Stream stream(JsonNode key) {
        return org.protogcn.skeleton.Stream.valueOf(key.asText().toUpperCase(Locale.ROOT));
    }

    /** Arrays {@code [M,T,V,C]} of one type to one array {@code [M,T,V,n·C]}. */
    private static NdArray besideEachOther(List<NdArray> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int[] shape = parts.get(0).shape();
        int channels = shape[3];
        shape[3] *= parts.size();
        double[] values = new double[parts.get(0).size() * parts.size()];
        for (int i = 0; i < values.length; i++) {
            int channel = i % shape[3];
            values[i] = parts.get(channel / channels).getDouble(i / shape[3] * channels + channel % channels);
        }
        return NdArray.ofDoubles(values, shape).to(parts.get(0).type());
    }

    private static void rotation(GoldenCase golden) {
        JsonNode angles = golden.parameters().get("drawn_theta");
        Rotation rotation = Rotation.byAngles(
                angles.get(0).asDouble(),
                angles.get(1).asDouble(),
                angles.get(2).asDouble());
        golden.assertClose(
                golden.output("keypoint"), rotation.apply(golden.keypoints()).toArray(), 1e-6);
    }

    private static void flip(GoldenCase golden) {
        Keypoints clip = golden.scoredKeypoints();
        int width = golden.parameters().get("img_shape").get(1).asInt();
        boolean flipped = golden.parameters().get("flipped").asBoolean();
        Keypoints actual =
                flipped ? Joints.flipped(clip, width, GoldenCase.layout("coco").mirror()) : clip;
        Keypoints expected = GoldenCase.merged(
                Keypoints.of(golden.output("keypoint")), Keypoints.of(golden.output("keypoint_score")));
        golden.assertSameBits(expected.toArray(), actual.toArray());
    }

    private static void networkInput(GoldenCase golden) {
        int clips = golden.json().get("in").get("num_clips").asInt();
        int persons = golden.parameters().get("num_person").asInt();
        FloatBuffer input = FloatBuffer.allocate(golden.output("keypoint").size());
        NetworkInput.putInOrder(golden.keypoints(), clips, persons, input);
        assertEquals(0, input.remaining());
        golden.assertSameFloats(golden.output("keypoint"), input.array());
    }

    private static void samples(GoldenCase golden) {
        JsonNode place = golden.json().get("out").get("frame_inds");
        NdArray table = Npy.read(GoldenCase.folder().resolve(place.get("file").asText()));
        int[] expected = new int[place.get("count").asInt()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (int) table.getLong(place.get("row").asInt() * table.dimension(1) + i);
        }
        assertArrayEquals(expected, sampled(golden), golden.toString());
    }

    private static void samplesOfKeypoints(GoldenCase golden) {
        JsonNode listed = golden.json().get("out").get("frame_inds");
        int[] expected = new int[listed.size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = listed.get(i).asInt();
        }
        assertArrayEquals(expected, sampled(golden), golden.toString());
    }

    private static int[] sampled(GoldenCase golden) {
        JsonNode parameters = golden.parameters();
        double shortest = golden.name().contains("p_interval=(.5,1)") ? 0.5 : 1;
        boolean random = golden.name().contains("Decode") || golden.name().contains("train");
        return new UniformSampling(parameters.get("clip_len").asInt(), shortest)
                .sample(
                        parameters.get("total_frames").asInt(),
                        parameters.get("num_clips").asInt(),
                        random ? Recipe.Start.RANDOM : Recipe.Start.FIXED,
                        new LegacyRandom(parameters.get("seed").asLong()));
    }

    private static void detections(GoldenCase golden) {
        PoseDecompression.Poses poses = decompressed(golden);
        golden.assertSameBits(golden.output("keypoint"), poses.keypoints().toArray());
        NdArray expected = golden.output("keypoint_score");
        golden.assertSameBits(expected, poses.scores().toArray().reshape(expected.shape()));
    }

    private static PoseDecompression.Poses decompressed(GoldenCase golden) {
        PoseDecompression usual = PoseDecompression.KINETICS;
        JsonNode parameters = golden.parameters();
        JsonNode inputs = golden.json().get("in");
        long[] frames = golden.input("frame_inds").toLongs();
        int[] rows = IntStream.range(0, frames.length)
                .filter(row ->
                        !inputs.has("anno_inds") || golden.input("anno_inds").getLong(row) == 1)
                .toArray();
        PoseDecompression decompression = new PoseDecompression(
                parameters.path("squeeze").asBoolean(usual.squeeze()),
                parameters.path("max_person").asInt(usual.maxPersons()));
        return decompression.decompress(
                golden.input("keypoint"),
                frames,
                rows,
                inputs.path("total_frames").asInt());
    }

    private static void graph(GoldenCase golden) {
        String mode = golden.parameters().get("mode").asText();
        LayoutGraph graph = publishedGraph(golden.parameters().get("layout").asText());
        float[] matrices =
                switch (mode) {
                    case "spatial" -> graph.directed();
                    case "stgcn_spatial" -> graph.partitioned();
                    case "binary_adj" -> graph.adjacency();
                    case "random" ->
                        normal(golden.parameters(), golden.output("A").size());
                    default -> throw new AssertionError("no test knows the mode of case " + golden);
                };
        golden.assertSameFloats(golden.output("A"), matrices);
    }

    private static LayoutGraph publishedGraph(String layout) {
        JsonNode table = GoldenCase.manifest().get("tables").get("graph").get(layout);
        List<LayoutGraph.Link> links = new ArrayList<>();
        for (JsonNode link : table.get("inward")) {
            links.add(new LayoutGraph.Link(link.get(0).asInt(), link.get(1).asInt()));
        }
        return new LayoutGraph(
                table.get("num_node").asInt(), table.get("center").asInt(), links);
    }

    private static float[] normal(JsonNode parameters, int size) {
        LegacyRandom random = new LegacyRandom(parameters.get("np_seed").asLong());
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] =
                    (float) (random.nextGaussian() * parameters.get("init_std").asDouble()
                            + parameters.get("init_off").asDouble());
        }
        return values;
    }

    private static void spatialPipeline(GoldenCase golden) {
        JsonNode parameters = golden.parameters();
        Recipe recipe = recipe("ntu25", stream(parameters.get("feats").get(0)), true, 32, Recipe.Start.RANDOM);
        Preparation preparation = Preparation.of(recipe, GoldenCase.layout("nturgb+d"));
        float[] input = preparation.test(
                new Clip(golden.name(), 0, golden.keypoints()),
                parameters.get("num_clips").asInt());
        golden.assertSameFloats(golden.output("keypoint"), input);
    }

    private static void planarPipeline(GoldenCase golden) {
        org.protogcn.skeleton.Stream stream =
                stream(golden.parameters().get("feats").get(0));
        Recipe recipe = recipe("coco20", stream, false, 24, Recipe.Start.FIXED);
        Preparation preparation = Preparation.of(recipe, GoldenCase.layout("coco"));
        PoseDecompression.Poses poses = decompressed(golden);
        assertEquals(DType.FLOAT16, poses.keypoints().type());
        Clip clip = new Clip(golden.name(), 0, poses.keypoints(), Optional.of(poses.scores()), Optional.empty());
        golden.assertSameFloats(golden.output("keypoint"), preparation.test(clip, 2));
    }

    private static Recipe recipe(
            String layout, org.protogcn.skeleton.Stream stream, boolean normalize, int frames, Recipe.Start start) {
        return new Recipe(layout, stream, normalize, Optional.empty(), false, 0, 0, 0, 0, frames, 2, start);
    }
}
