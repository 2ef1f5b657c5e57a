package org.protogcn.prepare;

import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.testing.Shared;

/** One computation of the reference implementation: a step, its inputs and what came out. */
record GoldenCase(int number, JsonNode json) {
    private static final Map<String, String> LAYOUTS = Map.of(
            "nturgb+d", "ntu25",
            "nw_ucla", "kinect20",
            "coco", "coco17",
            "coco_new", "coco20",
            "openpose", "openpose18",
            "openpose_new", "openpose20");

    static Path folder() {
        return Shared.path("goldens/pipeline");
    }

    static JsonNode manifest() {
        try {
            return new ObjectMapper().readTree(folder().resolve("manifest.json").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<GoldenCase> all() {
        List<GoldenCase> cases = new ArrayList<>();
        for (JsonNode node : manifest().get("cases")) {
            cases.add(new GoldenCase(cases.size(), node));
        }
        return cases;
    }

    /** Our layout for the name that the reference has for it. */
    static SkeletonLayout layout(String name) {
        return SkeletonLayouts.named(LAYOUTS.get(name));
    }

    String op() {
        return json.get("op").asText();
    }

    String name() {
        return json.path("name").asText();
    }

    JsonNode parameters() {
        return json.get("params");
    }

    boolean hasOutput(String key) {
        return json.get("out").has(key);
    }

    NdArray input(String key) {
        return array(json.get("in").get(key));
    }

    NdArray output(String key) {
        return array(json.get("out").get(key));
    }

    Keypoints keypoints() {
        return Keypoints.of(input("keypoint"));
    }

    /** {@code [M,T,V,3]}: coordinates with their scores beside them. */
    Keypoints scoredKeypoints() {
        return merged(keypoints(), Keypoints.of(input("keypoint_score")));
    }

    static Keypoints merged(Keypoints points, Keypoints scores) {
        double[] values = new double[scores.values().length * 3];
        for (int i = 0; i < scores.values().length; i++) {
            values[3 * i] = points.values()[2 * i];
            values[3 * i + 1] = points.values()[2 * i + 1];
            values[3 * i + 2] = scores.values()[i];
        }
        return new Keypoints(points.type(), points.persons(), points.frames(), points.joints(), 3, values);
    }

    private static NdArray array(JsonNode node) {
        return Npy.read(folder().resolve(node.get("file").asText()));
    }

    void assertSameBits(NdArray expected, NdArray actual) {
        assertSameShape(expected, actual);
        if (!expected.bytes().equals(actual.bytes())) {
            assertClose(expected, actual, 0);
            fail(this + ": the values are equal but their bits are not");
        }
    }

    /** Every difference at most {@code tolerance} of the largest expected magnitude. */
    void assertClose(NdArray expected, NdArray actual, double tolerance) {
        assertSameShape(expected, actual);
        double scale = Arrays.stream(expected.toDoubles()).map(Math::abs).max().orElse(0);
        for (int i = 0; i < expected.size(); i++) {
            double difference = Math.abs(expected.getDouble(i) - actual.getDouble(i));
            if (!(difference <= tolerance * scale)) {
                fail(this + ": element " + i + " is " + actual.getDouble(i) + ", expected " + expected.getDouble(i));
            }
        }
    }

    private void assertSameShape(NdArray expected, NdArray actual) {
        if (expected.type() != actual.type() || !Arrays.equals(expected.shape(), actual.shape())) {
            fail(this + ": " + actual + ", expected " + expected);
        }
    }

    void assertSameFloats(NdArray expected, float[] actual) {
        if (expected.type() != DType.FLOAT32 || expected.size() != actual.length) {
            fail(this + ": " + actual.length + " floats, expected " + expected);
        }
        assertSameBits(expected, NdArray.ofFloats(actual, expected.shape()));
    }

    @Override
    public String toString() {
        return number + " " + op() + " " + name() + " " + parameters();
    }
}
