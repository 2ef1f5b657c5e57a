package org.protogcn.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

class AugmentationTest {
    private static final SkeletonLayout NTU = SkeletonLayouts.named("ntu25");

    private static Keypoints random(long seed, DType type, int joints) {
        SplittableRandom random = new SplittableRandom(seed);
        int persons = random.nextInt(1, 4);
        int frames = random.nextInt(1, 20);
        double[] values = random.doubles((long) persons * frames * joints * 3, -1, 1)
                .map(type::round)
                .toArray();
        return new Keypoints(type, persons, frames, joints, 3, values);
    }

    @Test
    void mirroringTwice_isNothing() {
        for (String name : SkeletonLayouts.builtIn()) {
            SkeletonLayout layout = SkeletonLayouts.named(name);
            Keypoints clip = random(1, DType.FLOAT16, layout.size());
            Keypoints twice = Joints.mirrored(Joints.mirrored(clip, layout.mirror()), layout.mirror());
            assertArrayEquals(clip.values(), twice.values(), name);
        }
    }

    @Test
    void mirrorOrders_areThePublishedOnes() {
        JsonNode orders = GoldenCase.manifest().get("tables").get("flip_order_observed");
        orders.properties()
                .forEach(order -> assertEquals(
                        integers(order.getValue()),
                        GoldenCase.layout(order.getKey()).mirror(),
                        order.getKey()));
    }

    @Test
    void mirror_putsEachJointAtItsPartnersPlace() {
        Keypoints clip = random(2, DType.FLOAT32, 25);
        Keypoints mirrored = Joints.mirrored(clip, NTU.mirror());
        assertEquals(clip.get(0, 0, 8, 0), mirrored.get(0, 0, 4, 0));
        assertEquals(clip.get(0, 0, 3, 2), mirrored.get(0, 0, 3, 2));
    }

    @Test
    void flippingTwice_isNothing_forWholePixels() {
        List<Integer> mirror = SkeletonLayouts.named("coco17").mirror();
        for (long seed = 0; seed < 50; seed++) {
            Keypoints clip = random(seed, DType.FLOAT32, 17);
            double[] pixels = clip.values().clone();
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = Math.rint(Math.abs(pixels[i]) * 639);
            }
            Keypoints twice = Joints.flipped(Joints.flipped(clip.withValues(pixels), 640, mirror), 640, mirror);
            assertArrayEquals(pixels, twice.values(), "seed " + seed);
        }
    }

    @Test
    void partDrop_blanksExactlyOneLimb_asTheReferenceDid() {
        Set<Set<Integer>> limbs = new HashSet<>();
        NTU.limbs().values().forEach(limb -> limbs.add(new HashSet<>(limb)));
        for (JsonNode drawn : GoldenCase.manifest().get("python_random")) {
            List<Integer> zero = integers(drawn.get("part_drop_p06_zero_joints"));
            assertTrue(zero.isEmpty() || limbs.contains(Set.copyOf(zero)), drawn.toString());
            assertEquals(zero, zeroJoints(Joints.blanked(random(3, DType.FLOAT32, 25), zero)));
        }
    }

    @Test
    void limbs_areThePublishedOnes() {
        Set<List<Integer>> published = new HashSet<>();
        GoldenCase.manifest().get("tables").get("part_drop").forEach(limb -> published.add(integers(limb)));
        Set<List<Integer>> ours = new HashSet<>();
        NTU.limbs().values().forEach(limb -> ours.add(limb.stream().sorted().toList()));
        assertEquals(published, ours);
    }

    private static List<Integer> zeroJoints(Keypoints clip) {
        List<Integer> zero = new ArrayList<>();
        for (int joint = 0; joint < clip.joints(); joint++) {
            if (isZeroThroughout(clip, joint)) {
                zero.add(joint);
            }
        }
        return zero;
    }

    private static boolean isZeroThroughout(Keypoints clip, int joint) {
        for (int i = joint * 3; i < clip.values().length; i += clip.joints() * 3) {
            if (clip.values()[i] != 0 || clip.values()[i + 1] != 0 || clip.values()[i + 2] != 0) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> integers(JsonNode array) {
        List<Integer> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asInt()));
        return values;
    }

    @Test
    void rotation_keepsLengths_andTurnsInTheStatedOrder() {
        Keypoints clip = random(4, DType.FLOAT32, 25);
        Keypoints turned = Rotation.byAngles(0.1, -0.2, 0.15).apply(clip);
        Keypoints inSteps = Rotation.byAngles(0, 0, 0.15)
                .apply(Rotation.byAngles(0, -0.2, 0)
                        .apply(Rotation.byAngles(0.1, 0, 0).apply(clip)));
        assertArrayEquals(inSteps.values(), turned.values(), 1e-12);
        for (int i = 0; i < clip.values().length; i += 3) {
            assertEquals(length(clip.values(), i), length(turned.values(), i), 1e-12);
        }
    }

    private static double length(double[] values, int at) {
        return Math.hypot(Math.hypot(values[at], values[at + 1]), values[at + 2]);
    }

    @Test
    void alignment_laysTheShouldersAlongX() {
        Keypoints clip = random(5, DType.FLOAT32, 25);
        Keypoints aligned = SpineAlignment.of(clip, NTU.normalization());
        double[] shoulders = new double[3];
        for (int i = 0; i < 3; i++) {
            shoulders[i] = aligned.get(0, 0, 8, i) - aligned.get(0, 0, 4, i);
        }
        assertTrue(shoulders[0] > 0);
        assertEquals(0, shoulders[1], 1e-6);
        assertEquals(0, shoulders[2], 1e-6);
    }
}
