package org.protogcn.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.random.Draws;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.skeleton.Stream;

class PreparationTest {
    private static final SkeletonLayout NTU = SkeletonLayouts.named("ntu25");
    private static final SkeletonLayout COCO = SkeletonLayouts.named("coco17");
    private static final Clip.ImageSize IMAGE = new Clip.ImageSize(480, 640);

    private static Recipe spatial(Stream stream, double rotation, double mirror, double partDrop) {
        return new Recipe(
                "ntu25",
                stream,
                true,
                Optional.empty(),
                false,
                rotation,
                mirror,
                partDrop,
                0,
                16,
                2,
                Recipe.Start.RANDOM);
    }

    private static Recipe planar(Stream stream, double flip) {
        return new Recipe("coco20", stream, false, Optional.empty(), false, 0, 0, 0, flip, 16, 2, Recipe.Start.FIXED);
    }

    private static Clip spatialClip(long seed, int persons, int frames) {
        return new Clip("clip " + seed, 3, keypoints(seed, DType.FLOAT16, persons, frames, 25, 3, 2));
    }

    private static Clip planarClip(long seed, int persons, int frames) {
        Keypoints points = keypoints(seed, DType.FLOAT16, persons, frames, 17, 2, 640);
        Keypoints scores = keypoints(seed + 1, DType.FLOAT16, persons, frames, 17, 1, 1);
        return new Clip("clip " + seed, 3, points, Optional.of(scores), Optional.of(IMAGE));
    }

    private static Keypoints keypoints(
            long seed, DType type, int persons, int frames, int joints, int channels, double largest) {
        double[] values = new SplittableRandom(seed)
                .doubles((long) persons * frames * joints * channels, 0.01, largest)
                .map(type::round)
                .toArray();
        return new Keypoints(type, persons, frames, joints, channels, values);
    }

    @Test
    void everyStream_hasTheShapeOfTheRecipe_forClipsOfAnySize() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 60; trial++) {
            int persons = random.nextInt(1, 5);
            int frames = random.nextInt(1, 60);
            for (Stream stream : Stream.values()) {
                Preparation three = Preparation.of(spatial(stream, 0.2, 0.5, 0.5), NTU);
                Preparation two = Preparation.of(planar(stream, 0.5), COCO);
                Draws draws = Draws.forClip(0, 0, trial);
                assertEquals(three.size(), three.training(spatialClip(trial, persons, frames), draws).length);
                assertEquals(3 * three.size(), three.test(spatialClip(trial, persons, frames), 3).length);
                assertEquals(two.size(), two.training(planarClip(trial, persons, frames), draws).length);
                assertEquals(3 * two.size(), two.test(planarClip(trial, persons, frames), 3).length);
            }
        }
    }

    @Test
    void test_repeatsExactly_andLeavesTheClipAsItWas() {
        Preparation preparation = Preparation.of(spatial(Stream.BM, 0, 0, 0), NTU);
        Clip clip = spatialClip(7, 2, 40);
        double[] before = clip.keypoints().values().clone();
        assertArrayEquals(preparation.test(clip, 10), preparation.test(clip, 10));
        assertArrayEquals(before, clip.keypoints().values());
    }

    @Test
    void training_repeatsForTheSameDraws_andDiffersForOthers() {
        Preparation preparation = Preparation.of(spatial(Stream.J, 0.2, 0.5, 0.5), NTU);
        Clip clip = spatialClip(8, 2, 40);
        float[] first = preparation.training(clip, Draws.forClip(1, 2, 3));
        assertArrayEquals(first, preparation.training(clip, Draws.forClip(1, 2, 3)));
        assertFalse(Arrays.equals(first, preparation.training(clip, Draws.forClip(1, 3, 3))));
    }

    /** Switching one augmentation off must not re-deal the others, or ablations would compare different draws. */
    @Test
    void rotationOff_leavesTheSampledFramesAsTheyWere() {
        Clip clip = spatialClip(9, 1, 90);
        Draws draws = Draws.forClip(4, 0, 0);
        float[] turned = Preparation.of(spatial(Stream.J, 0.2, 0, 0), NTU).training(clip, draws);
        float[] plain = Preparation.of(spatial(Stream.J, 0, 0, 0), NTU).training(clip, draws);
        for (int i = 0; i < plain.length; i += 3) {
            assertEquals(length(plain, i), length(turned, i), 1e-5);
        }
        assertFalse(Arrays.equals(plain, turned));
    }

    private static double length(float[] values, int at) {
        return Math.hypot(Math.hypot(values[at], values[at + 1]), values[at + 2]);
    }

    @Test
    void certainMirror_isThePermutationOfThePlainInput() {
        Clip clip = spatialClip(10, 2, 30);
        Draws draws = Draws.forClip(5, 0, 0);
        float[] plain = Preparation.of(spatial(Stream.J, 0, 0, 0), NTU).training(clip, draws);
        float[] mirrored = Preparation.of(spatial(Stream.J, 0, 1, 0), NTU).training(clip, draws);
        for (int i = 0; i < plain.length; i++) {
            int joint = i / 3 % 25;
            assertEquals(plain[i + 3 * (NTU.mirror().get(joint) - joint)], mirrored[i]);
        }
    }

    @Test
    void certainPartDrop_blanksOneLimb_andNeverMore() {
        for (int trial = 0; trial < 40; trial++) {
            float[] input = Preparation.of(spatial(Stream.J, 0, 0, 1), NTU)
                    .training(spatialClip(11, 1, 20), Draws.forClip(6, 0, trial));
            int zeros = 0;
            for (int joint = 0; joint < 25; joint++) {
                zeros += joint != 1 && input[3 * joint] == 0 ? 1 : 0;
            }
            assertTrue(zeros == 4 || zeros == 6, "trial " + trial + ": " + zeros + " joints");
        }
    }

    @Test
    void certainFlip_mirrorsThePicture() {
        Clip clip = planarClip(12, 1, 16);
        Draws draws = Draws.forClip(7, 0, 0);
        float[] plain = Preparation.of(planar(Stream.J, 0), COCO).training(clip, draws);
        float[] flipped = Preparation.of(planar(Stream.J, 1), COCO).training(clip, draws);
        int leftWrist = 9 * 3;
        int rightWrist = 10 * 3;
        assertEquals(640 - plain[rightWrist], flipped[leftWrist], 1e-3);
        assertEquals(plain[rightWrist + 1], flipped[leftWrist + 1]);
        assertEquals(plain[rightWrist + 2], flipped[leftWrist + 2]);
    }

    @Test
    void absentPerson_isZero_andFurtherOnesAreCut() {
        Preparation preparation = Preparation.of(planar(Stream.J, 0), COCO);
        float[] alone = preparation.test(planarClip(13, 1, 20), 1);
        int half = alone.length / 2;
        assertArrayEquals(new float[half], Arrays.copyOfRange(alone, half, alone.length));
        assertEquals(alone.length, preparation.test(planarClip(13, 7, 20), 1).length);
    }

    @Test
    void planarClipWithoutScores_isCertainOfTheJointsItHas() {
        Keypoints points = keypoints(14, DType.FLOAT32, 1, 16, 17, 2, 640);
        double[] values = points.values().clone();
        values[0] = 0;
        values[1] = 0;
        Clip clip = new Clip("no scores", 0, points.withValues(values));
        float[] input = Preparation.of(planar(Stream.J, 0), COCO).test(clip, 1);
        assertEquals(0, input[2]);
        assertEquals(1, input[5]);
    }

    @Test
    void emptyClip_staysEmpty() {
        Clip clip = new Clip("nobody", 0, new Keypoints(DType.FLOAT16, 2, 5, 25, 3, new double[750]));
        Preparation preparation = Preparation.of(spatial(Stream.KM, 0.2, 0.5, 0.5), NTU);
        assertArrayEquals(new float[preparation.size()], preparation.test(clip, 1));
    }

    @Test
    void otherCentre_becomesTheOrigin() {
        Recipe recipe = new Recipe(
                "ntu25",
                Stream.J,
                true,
                Optional.of(NTU.joints().get(20)),
                false,
                0,
                0,
                0,
                0,
                4,
                1,
                Recipe.Start.RANDOM);
        float[] input = Preparation.of(recipe, NTU).test(spatialClip(15, 1, 4), 1);
        assertArrayEquals(new float[3], Arrays.copyOfRange(input, 60, 63));
    }

    @Test
    void clipWithNaN_isNamedWithThePlace() {
        Keypoints points = keypoints(16, DType.FLOAT32, 2, 5, 25, 3, 2);
        double[] values = points.values().clone();
        values[points.offset(1, 3, 7) + 2] = Double.NaN;
        Clip clip = new Clip("S001", 0, points.withValues(values));
        Preparation preparation = Preparation.of(spatial(Stream.J, 0, 0, 0), NTU);
        String message = assertThrows(InvalidInputException.class, () -> preparation.test(clip, 1))
                .getMessage();
        assertTrue(
                message.startsWith("clip S001 has a coordinate that is NaN, at person 1, frame 3, joint 7"), message);
    }

    @Test
    void clipOfAnotherLayout_isRefused() {
        Preparation preparation = Preparation.of(spatial(Stream.J, 0, 0, 0), NTU);
        assertThrows(InvalidInputException.class, () -> preparation.test(planarClip(17, 1, 3), 1));
    }

    @Test
    void flipWithoutImageSize_isAUsersMistake() {
        Clip clip = new Clip("no image", 0, keypoints(18, DType.FLOAT32, 1, 16, 17, 2, 640));
        Preparation preparation = Preparation.of(planar(Stream.J, 0.5), COCO);
        assertThrows(InvalidInputException.class, () -> preparation.training(clip, Draws.of(0)));
    }
}
