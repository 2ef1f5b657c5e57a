package org.protogcn.format.pyskl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.SourceSummary;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.testing.Imported;
import org.protogcn.testing.Shared;

class PysklFormatTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void ntu_givesSolidClipsWithSplits(int protocol) {
        List<Clip> clips = new ArrayList<>();
        SourceSummary summary = read(Shared.path("goldens/files/ntu_annos_p" + protocol + ".pkl"), clips);
        assertEquals("ntu25", summary.layout().name());
        assertEquals(List.of("S001C001P002R001A010"), summary.splits().get("xsub_val"));
        assertEquals(2, summary.splits().get("xsub_train").size());
        assertEquals(List.of(0, 9, 119), clips.stream().map(Clip::label).toList());
        assertEquals("FLOAT16[2,5,25,3]", clips.get(1).keypoints().toString());
        assertEquals("FLOAT32[2,6,25,3]", clips.get(2).keypoints().toString());
        assertEquals(Optional.empty(), clips.get(0).scores());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void gym_givesFlatClipsWithScores(int protocol) {
        List<Clip> clips = new ArrayList<>();
        SourceSummary summary = read(Shared.path("goldens/files/gym_annos_p" + protocol + ".pkl"), clips);
        assertEquals("coco17", summary.layout().name());
        assertEquals(Map.of("train", List.of("vid_0_é"), "val", List.of("vid_1_é")), summary.splits());
        assertEquals(List.of(3, 98), clips.stream().map(Clip::label).toList());
        Clip first = clips.get(0);
        assertEquals("FLOAT16[2,6,17,2]", first.keypoints().toString());
        assertEquals(1250.0, first.keypoints().get(0, 0, 0, 0));
        assertEquals("FLOAT16[2,6,17,1]", first.scores().orElseThrow().toString());
        assertEquals(Optional.of(new Clip.ImageSize(720, 1280)), first.image());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void compressedKinetics_isLaidOut(int protocol) {
        List<Clip> clips = new ArrayList<>();
        read(Shared.path("goldens/files/k400_compressed_p" + protocol + ".pkl"), clips);
        assertEquals(
                List.of("k400_0", "k400_1", "k400_2"),
                clips.stream().map(Clip::id).toList());
        assertEquals("FLOAT16[5,8,17,2]", clips.get(0).keypoints().toString());
        assertEquals("FLOAT16[1,3,17,2]", clips.get(2).keypoints().toString());
        assertEquals(328.75, clips.get(2).keypoints().get(0, 0, 0, 0));
    }

    @Test
    void bareList_andSingleAnnotation_haveNoSplits() {
        Map<String, Object> annotation = annotation("a", 1, 1, 4, 25, 3);
        for (Object root : List.of(List.of(annotation), annotation)) {
            List<Clip> clips = new ArrayList<>();
            SourceSummary summary = read(pickle(root), clips);
            assertEquals(List.of("a"), clips.stream().map(Clip::id).toList());
            assertEquals(Map.of(), summary.splits());
        }
    }

    @ParameterizedTest
    @CsvSource({"25,3,ntu25", "17,2,coco17", "17,3,coco17", "18,3,openpose18", "20,2,coco20", "20,3,kinect20"})
    void layout_isChosenByJointsAndCoordinates_andSaid(int joints, int coordinates, String layout) {
        SourceSummary summary = read(pickle(List.of(annotation("a", 0, 1, 2, joints, coordinates))), new ArrayList<>());
        assertEquals(layout, summary.layout().name());
        assertTrue(summary.notes().get(0).startsWith("the layout " + layout + " was chosen"));
    }

    @Test
    void thirdCoordinateOfAFlatLayout_isTheScore() {
        List<Clip> clips = new ArrayList<>();
        read(pickle(List.of(annotation("a", 0, 1, 2, 17, 3))), clips);
        assertEquals(2, clips.get(0).keypoints().channels());
        assertEquals(1.0, clips.get(0).keypoints().get(0, 0, 0, 1));
        assertEquals(2.0, clips.get(0).scores().orElseThrow().get(0, 0, 0, 0));
        assertEquals(5.0, clips.get(0).scores().orElseThrow().get(0, 0, 1, 0));
    }

    @Test
    void namedLayout_isTaken_andMustFit() {
        Path source = pickle(List.of(annotation("a", 0, 1, 2, 20, 3)));
        ImportOptions openpose = ImportOptions.ofLayout(SkeletonLayouts.named("openpose20"));
        assertEquals(
                "openpose20",
                new PysklFormat().read(source, openpose, clip -> {}).layout().name());
        ImportOptions ntu = ImportOptions.ofLayout(SkeletonLayouts.named("ntu25"));
        String message = assertThrows(
                        InvalidInputException.class, () -> new PysklFormat().read(source, ntu, clip -> {}))
                .getMessage();
        assertTrue(message.endsWith("clip a: 'keypoint' has 20 joints, but the layout ntu25 has 25"), message);
    }

    @Test
    void idsOfNoClip_areLeftOutOfTheSplit_andCounted() {
        SourceSummary summary = read(
                pickle(Map.of(
                        "split", Map.of("val", List.of("a", "gone")),
                        "annotations", List.of(annotation("a", 0, 1, 2, 25, 3)))),
                new ArrayList<>());
        assertEquals(Map.of("val", List.of("a")), summary.splits());
        assertTrue(summary.notes().get(1).contains("1 of 2 ids"));
    }

    @Test
    void filename_servesAsId() {
        List<Clip> clips = new ArrayList<>();
        read(pickle(List.of(Map.of("filename", "f", "label", 0, "keypoint", zeros(1, 2, 25, 3)))), clips);
        assertEquals("f", clips.get(0).id());
    }

    @Test
    void listOfKinetics_isSentToItsFormat() {
        String message = failure(Shared.path("goldens/files/k400_index_p3.pkl"));
        assertTrue(message.endsWith("import this list as format kinetics"), message);
    }

    @Test
    void everyProblem_namesFileClipAndKey() {
        assertProblem(
                "clip a: 'keypoint' has the text 'x' where a NumPy array belongs",
                Map.of("frame_dir", "a", "label", 0, "keypoint", "x"));
        assertProblem(
                "clip a: 'label' has the text 'walk' where an integer belongs",
                Map.of("frame_dir", "a", "label", "walk", "keypoint", zeros(1, 2, 25, 3)));
        assertProblem("clip a: it has no 'keypoint'", Map.of("frame_dir", "a", "label", 0));
        assertProblem("annotation 0 has no id; a text under 'frame_dir' or 'filename' is expected", Map.of("label", 0));
        assertProblem("clip a has the label -7; labels start at 0", annotation("a", -7, 1, 2, 25, 3));
        assertProblem(
                "clip a is empty: 1 persons, 0 frames; leave it out of the dataset", annotation("a", 0, 1, 0, 25, 3));
        assertProblem(
                "has 34 joints of 3 coordinates, for which no layout is built in; name yours with --layout",
                annotation("a", 0, 1, 2, 34, 3));
    }

    private void assertProblem(String expected, Map<String, Object> annotation) {
        String message = failure(pickle(List.of(annotation)));
        assertTrue(message.endsWith(expected), message);
    }

    @Test
    void notAPickle_emptyOrCutOff_isSaid() throws IOException {
        assertTrue(
                failure(Files.writeString(folder.resolve("text.pkl"), "hello")).contains("is not a Python pickle"));
        assertTrue(failure(folder.resolve("absent.pkl")).contains("there is no such file"));
        assertTrue(failure(pickle(List.of())).endsWith("holds no clips"));
        assertTrue(
                failure(pickle("text")).contains("a dict with 'annotations', or a list of annotations, is expected"));
        byte[] whole = PicklesByHand.bytes(List.of(annotation("a", 0, 1, 2, 25, 3)));
        Path cut = Files.write(folder.resolve("cut.pkl"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertTrue(failure(cut).contains("is cut off after " + whole.length / 2 + " bytes"));
    }

    @Test
    void missingValues_areHandedOver() {
        float[] values = new float[2 * 25 * 3];
        values[7] = Float.NaN;
        List<Clip> clips = new ArrayList<>();
        read(pickle(List.of(Map.of("frame_dir", "a", "keypoint", NdArray.ofFloats(values, 1, 2, 25, 3)))), clips);
        assertTrue(Double.isNaN(clips.get(0).keypoints().values()[7]));
        assertEquals(Clip.UNLABELLED, clips.get(0).label());
        assertArrayEquals(
                new int[] {1, 2, 25, 3}, clips.get(0).keypoints().toArray().shape());
    }

    private static Map<String, Object> annotation(String id, int label, int... shape) {
        return Map.of("frame_dir", id, "label", label, "total_frames", shape[1], "keypoint", counting(shape));
    }

    private static NdArray zeros(int... shape) {
        return NdArray.zeros(DType.FLOAT16, shape);
    }

    private static NdArray counting(int... shape) {
        float[] values = new float[shape[0] * shape[1] * shape[2] * shape[3]];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return NdArray.ofFloats(values, shape);
    }

    private Path pickle(Object root) {
        return PicklesByHand.write(folder.resolve("annotations.pkl"), root);
    }

    private static SourceSummary read(Path source, List<Clip> clips) {
        return new PysklFormat().read(source, ImportOptions.NONE, clips::add);
    }

    private static String failure(Path source) {
        return Imported.failure(new PysklFormat(), source);
    }
}
