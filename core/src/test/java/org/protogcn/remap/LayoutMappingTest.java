package org.protogcn.remap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.testing.Campaign;
import org.protogcn.testing.FuzzedSource;

class LayoutMappingTest {
    private static final SkeletonLayout BODY25 = SkeletonLayouts.named("openpose25");
    private static final SkeletonLayout COCO = SkeletonLayouts.named("coco17");
    private static final SkeletonLayout OPENPOSE18 = SkeletonLayouts.named("openpose18");
    private static final SkeletonLayout NTU = SkeletonLayouts.named("ntu25");
    private static final SkeletonLayout KINECT = SkeletonLayouts.named("kinect20");

    @TempDir
    Path temp;

    @Test
    void builtInMappings_joinJointsOfEqualNames() {
        for (String name : LayoutMappings.builtIn()) {
            String[] ends = name.split("-", -1);
            SkeletonLayout from = SkeletonLayouts.named(ends[0]);
            SkeletonLayout to = SkeletonLayouts.named(ends[1]);
            LayoutMapping mapping = LayoutMappings.between(from, to, MissingJoints.REFUSE);
            for (int joint = 0; joint < to.size(); joint++) {
                int same = from.joints().indexOf(to.joints().get(joint));
                if (same >= 0 && !to.joints().get(joint).equals("neck")) {
                    assertEquals(
                            List.of(same),
                            mapping.sources().get(joint),
                            name + " " + to.joints().get(joint));
                }
            }
        }
    }

    @Test
    void body25_becomesCocoWithItsScores() {
        Clip clip = clip2d(BODY25);
        Clip coco = LayoutMappings.between(BODY25, COCO, MissingJoints.REFUSE).apply(clip);

        assertEquals(17, coco.keypoints().joints());
        for (int joint = 0; joint < 17; joint++) {
            int source = BODY25.joints().indexOf(COCO.joints().get(joint));
            assertEquals(clip.keypoints().get(1, 2, source, 1), coco.keypoints().get(1, 2, joint, 1));
            assertEquals(
                    clip.scores().get().get(1, 2, source, 0),
                    coco.scores().get().get(1, 2, joint, 0));
        }
    }

    @Test
    void neckOfOpenpose_isTheMiddleOfTheShoulders_asSureAsTheLessSure() {
        Clip clip = clip2d(COCO);
        Clip mapped =
                LayoutMappings.between(COCO, OPENPOSE18, MissingJoints.REFUSE).apply(clip);

        Keypoints k = clip.keypoints();
        assertEquals(
                (k.get(0, 1, 5, 0) + k.get(0, 1, 6, 0)) / 2, mapped.keypoints().get(0, 1, 1, 0), 1e-6);
        Keypoints s = clip.scores().get();
        assertEquals(
                Math.min(s.get(0, 1, 5, 0), s.get(0, 1, 6, 0)),
                mapped.scores().get().get(0, 1, 1, 0));
    }

    @Test
    void meanOfAJointThatWasNotSeen_isNotSeen() {
        Clip clip = clip2d(COCO);
        int shoulder = clip.keypoints().offset(0, 0, 5);
        clip.keypoints().values()[shoulder] = 0;
        clip.keypoints().values()[shoulder + 1] = 0;
        Clip mapped =
                LayoutMappings.between(COCO, OPENPOSE18, MissingJoints.REFUSE).apply(clip);
        assertEquals(0, mapped.keypoints().get(0, 0, 1, 0));
        assertEquals(0, mapped.scores().get().get(0, 0, 1, 0));
        assertTrue(mapped.keypoints().isSeen(0, 1, 1));
    }

    @Test
    void droppedDepth_givesScoresOfOneAndANote() {
        LayoutMapping mapping = LayoutMappings.between(NTU, COCO, MissingJoints.REFUSE);
        Clip mapped = mapping.apply(clip3d(NTU));

        assertEquals(2, mapped.keypoints().channels());
        assertEquals(1, mapped.scores().get().get(0, 0, 0, 0));
        assertEquals(0, mapped.scores().get().get(0, 0, 1, 0), "eyes are missing");
        assertEquals(2, mapping.notes().size());
        assertTrue(mapping.notes().get(0).contains("left_eye, right_eye, left_ear, right_ear"));
        assertTrue(mapping.notes().get(1).contains("third coordinate was dropped"));
    }

    @Test
    void kinect2_becomesKinect1_andKeepsItsType() {
        Clip clip = clip3d(NTU);
        Clip mapped = LayoutMappings.between(NTU, KINECT, MissingJoints.REFUSE).apply(clip);
        assertEquals(DType.FLOAT16, mapped.keypoints().type());
        assertEquals(clip.keypoints().get(0, 0, 20, 2), mapped.keypoints().get(0, 0, 2, 2));
    }

    @Test
    void meanInHalfPrecision_isRounded() {
        Clip mapped = LayoutMappings.between(KINECT, NTU, MissingJoints.REFUSE).apply(clip3d(KINECT));
        double neck = mapped.keypoints().get(0, 0, 2, 0);
        assertEquals(DType.FLOAT16.round(neck), neck);
    }

    @Test
    void ownLayout_isMatchedByOtherSpellingsAndSynonyms() throws IOException {
        SkeletonLayout own = layout("[Pelvis, Spine, l-knee, RightKnee, Neck]", "Pelvis");
        SkeletonLayout target = layout("[hip_centre, left_knee, right_knee, shoulder_centre]", "hip_centre");
        assertEquals(
                List.of(List.of(0), List.of(2), List.of(3), List.of(4)),
                LayoutMappings.between(own, target, MissingJoints.REFUSE).sources());
    }

    @Test
    void missingJoints_areRefusedByNameUnlessTheyMayBeZero() {
        SkeletonLayout penn = SkeletonLayouts.named("penn13");
        String message = refusal(() -> LayoutMappings.between(penn, COCO, MissingJoints.REFUSE));
        assertTrue(message.contains("nose, left_eye, right_eye, left_ear, right_ear"), message);
        assertEquals(
                List.of(),
                LayoutMappings.between(penn, COCO, MissingJoints.ZERO).sources().get(0));
    }

    @Test
    void depth_isNotMadeUp() {
        assertTrue(refusal(() -> LayoutMappings.between(COCO, NTU, MissingJoints.ZERO))
                .contains("depth cannot"));
    }

    @Test
    void layoutsWithNothingInCommon_areRefused() {
        assertTrue(refusal(() -> LayoutMappings.between(COCO, layout("[x, y]", "x"), MissingJoints.ZERO))
                .contains("no joint of own has its name in coco17"));
    }

    @Test
    void ownFile_saysWhatNamesDoNot() throws IOException {
        Path file = write("{from: coco17, to: openpose18, joints: {neck: [nose, left_shoulder]}, scores: mean}");
        LayoutMapping mapping = LayoutMappings.read(file, COCO, OPENPOSE18, MissingJoints.REFUSE);
        assertEquals(List.of(0, 5), mapping.sources().get(1));
        assertEquals(List.of(0), mapping.sources().get(0));
        Clip clip = clip2d(COCO);
        Keypoints s = clip.scores().get();
        assertEquals(
                DType.FLOAT32.round((s.get(0, 0, 0, 0) + s.get(0, 0, 5, 0)) / 2),
                mapping.apply(clip).scores().get().get(0, 0, 1, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{from: ntu25}                         | it maps from 'ntu25', but here the layout is coco17",
                "{to: ntu25}                           | it maps to 'ntu25', but here the layout is openpose18",
                "{joints: {nek: nose}}                 | joints names 'nek', which openpose18 does not have; did you mean",
                "{joints: {neck: noes}}                | joints names 'noes', which coco17 does not have; did you mean",
                "{joints: {neck: []}}                  | joints.neck names no joint",
                "{joints: {neck: {a: b}}}              | joints.neck has to name a joint",
                "{joints: 3}                           | joints has to hold",
                "{fill: one}                           | fill is 'one'",
                "{scores: max}                         | scores is 'max'",
                "{colour: red}                         | a mapping has no key 'colour'",
                "[1, 2]                                | a mapping has to hold",
            })
    void badFile_isRefusedWithItsKey(String text, String problem) throws IOException {
        Path file = write(text);
        String message = refusal(() -> LayoutMappings.read(file, COCO, OPENPOSE18, MissingJoints.REFUSE));
        assertTrue(message.startsWith(file + ": " + problem), message);
    }

    @Test
    void damagedFile_isReadOrRefused() throws IOException {
        Path mapping =
                write("{from: coco17, to: openpose18, joints: {neck: [left_shoulder, right_shoulder]}, fill: zero}");
        Campaign.run(
                "mapping",
                1000,
                FuzzedSource.of(mapping, file -> LayoutMappings.read(file, COCO, OPENPOSE18, MissingJoints.REFUSE)));
    }

    @Test
    void identity_changesNothing() {
        Clip clip = clip2d(COCO);
        Clip same = LayoutMappings.between(COCO, COCO, MissingJoints.REFUSE).apply(clip);
        assertArrayEquals(clip.keypoints().values(), same.keypoints().values());
        assertArrayEquals(clip.scores().get().values(), same.scores().get().values());
    }

    private static String refusal(Executable action) {
        return assertThrows(InvalidInputException.class, action).getMessage();
    }

    private SkeletonLayout layout(String joints, String centre) throws IOException {
        String[] names = joints.substring(1, joints.length() - 1).split(", ", -1);
        StringBuilder bones = new StringBuilder();
        for (String name : names) {
            bones.append(name.equals(centre) ? "" : name + ": " + centre + ", ");
        }
        Path file = Files.writeString(
                temp.resolve("own.yaml"),
                "{name: own, dimensions: 2, joints: " + joints + ", centre: " + centre + ", bones: {" + bones + "}}");
        return SkeletonLayouts.read(file);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(temp.resolve("map.yaml"), text);
    }

    private static Clip clip2d(SkeletonLayout layout) {
        return new Clip(
                "x",
                0,
                numbers(DType.FLOAT32, layout.size(), 2, 1),
                Optional.of(numbers(DType.FLOAT32, layout.size(), 1, 0.001)),
                Optional.empty());
    }

    private static Clip clip3d(SkeletonLayout layout) {
        return new Clip("x", 0, numbers(DType.FLOAT16, layout.size(), 3, 0.01));
    }

    private static Keypoints numbers(DType type, int joints, int channels, double unit) {
        double[] values = new double[2 * 3 * joints * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = type.round((i + 1) * unit);
        }
        return new Keypoints(type, 2, 3, joints, channels, values);
    }
}
