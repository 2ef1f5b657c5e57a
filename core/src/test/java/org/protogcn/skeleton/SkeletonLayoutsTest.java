package org.protogcn.skeleton;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.protogcn.skeleton.SkeletonLayout.Normalization;
import org.protogcn.skeleton.SkeletonLayout.ScoreRule;
import org.protogcn.testing.Shared;

class SkeletonLayoutsTest {
    static List<String> builtIn() {
        return SkeletonLayouts.builtIn();
    }

    @ParameterizedTest
    @CsvSource({
        "ntu25, nturgb+d",
        "coco17, coco",
        "coco20, coco_new",
        "openpose18, openpose",
        "openpose20, openpose_new"
    })
    void builtIn_equalsThePublishedTables(String name, String published) throws IOException {
        SkeletonLayout layout = SkeletonLayouts.named(name);
        JsonNode tables = tables();

        assertEquals(partners(tables.at("/bone_pairs").get(published)), layout.bones());
        assertEquals(partners(tables.at("/kbone_pairs").get(published)), layout.kBones());
        JsonNode graph = tables.at("/graph").get(published);
        assertEquals(graph.get("num_node").intValue(), layout.size());
        assertEquals(graph.get("center").intValue(), layout.centre());
    }

    @ParameterizedTest
    @CsvSource({"ntu25, nturgb+d", "kinect20, nw_ucla", "openpose18, openpose"})
    void mirror_equalsTheObservedOrder(String name, String published) throws IOException {
        int[] expected = new ObjectMapper()
                .convertValue(tables().at("/flip_order_observed").get(published), int[].class);

        assertEquals(
                Arrays.stream(expected).boxed().toList(),
                SkeletonLayouts.named(name).mirror());
    }

    @Test
    void mirrorOfCoco_exchangesOddAndEven() {
        assertEquals(
                List.of(0, 2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 12, 11, 14, 13, 16, 15, 17, 18, 19),
                SkeletonLayouts.named("coco20").mirror());
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void mirror_twice_isTheSkeletonItself(String name) {
        List<Integer> mirror = SkeletonLayouts.named(name).mirror();
        for (int joint = 0; joint < mirror.size(); joint++) {
            assertEquals(joint, mirror.get(mirror.get(joint)));
        }
    }

    @Test
    void limbsOfNtu25_equalThePublishedPartDrop() throws IOException {
        JsonNode parts = tables().at("/part_drop");
        Map<String, String> published = Map.of(
                "left_arm", "left_hand", "left_leg", "left_leg", "right_arm", "right_hand", "right_leg", "right_leg");

        SkeletonLayouts.named("ntu25").limbs().forEach((limb, joints) -> {
            int[] expected = new ObjectMapper().convertValue(parts.get(published.get(limb)), int[].class);
            assertEquals(
                    Arrays.stream(expected).boxed().toList(),
                    joints.stream().sorted().toList());
        });
        assertEquals(4, SkeletonLayouts.named("ntu25").limbs().size());
    }

    @Test
    void normalizationJoints_areThoseOfTheSpine() {
        assertEquals(
                new Normalization(1, 0, 1, 8, 4), SkeletonLayouts.named("ntu25").normalization());
        assertEquals(
                new Normalization(1, 0, 1, 8, 4),
                SkeletonLayouts.named("kinect20").normalization());
    }

    @ParameterizedTest
    @CsvSource({"coco17, MEAN", "openpose18, MEAN", "coco20, DIFFERENCE", "openpose20, DIFFERENCE"})
    void scoresOfKBones_areMeansOnlyOnTheUnextendedLayouts(String name, ScoreRule rule) {
        assertEquals(rule, SkeletonLayouts.named(name).kBoneScores());
    }

    @Test
    void kinect20_hangsOnTheShoulderCentre() {
        SkeletonLayout layout = SkeletonLayouts.named("kinect20");
        assertEquals(List.of(1, 2, 2, 2, 2, 4, 5, 6, 2, 8, 9, 10, 0, 12, 13, 14, 0, 16, 17, 18), layout.bones());
        assertEquals(List.of(2, 1, 2, 3, 4, 2, 4, 5, 8, 2, 8, 9, 1, 0, 12, 13, 1, 0, 16, 17), layout.kBones());
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void writtenAndReadAgain_isTheSameLayout(String name) {
        SkeletonLayout layout = SkeletonLayouts.named(name);

        assertEquals(layout, SkeletonLayouts.fromTree(SkeletonLayouts.toTree(layout), "memory"));
        assertEquals(name, layout.name());
    }

    private static JsonNode tables() throws IOException {
        return new ObjectMapper()
                .readTree(Shared.path("goldens/pipeline/manifest.json").toFile())
                .get("tables");
    }

    private static List<Integer> partners(JsonNode pairs) {
        Integer[] partners = new Integer[pairs.size()];
        pairs.forEach(pair -> partners[pair.get(0).intValue()] = pair.get(1).intValue());
        return List.of(partners);
    }
}
