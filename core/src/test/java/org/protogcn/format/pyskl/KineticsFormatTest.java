package org.protogcn.format.pyskl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.dataset.FormatRecognition;
import org.protogcn.format.ClipSink;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.SourceSummary;
import org.protogcn.skeleton.Clip;
import org.protogcn.testing.Imported;
import org.protogcn.testing.Shared;

class KineticsFormatTest {
    @TempDir
    Path folder;

    @Test
    void listWithKpfile_givesTheClipsOfTheCompressedForm() throws IOException {
        Path goldens = Shared.path("goldens/files");
        Path list = Files.copy(goldens.resolve("k400_index_p3.pkl"), folder.resolve("k400.pkl"));
        Files.createDirectory(folder.resolve("kpfiles"));
        Files.copy(goldens.resolve("k400_kpfile_p3.pkl"), folder.resolve("kpfiles/part0.pkl"));
        List<Clip> expected = new ArrayList<>();
        new PysklFormat().read(goldens.resolve("k400_compressed_p4.pkl"), ImportOptions.NONE, expected::add);
        for (Optional<Path> where : List.of(Optional.<Path>empty(), Optional.of(folder.resolve("kpfiles")))) {
            List<Clip> clips = new ArrayList<>();
            SourceSummary summary =
                    new KineticsFormat().read(list, new ImportOptions(Optional.empty(), where, Map.of()), clips::add);
            assertSame(expected, clips);
            assertEquals(Map.of("train", List.of("k400_0"), "val", List.of("k400_1", "k400_2")), summary.splits());
            assertEquals("coco17", summary.layout().name());
        }
    }

    private static void assertSame(List<Clip> expected, List<Clip> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).id(), actual.get(i).id());
            assertEquals(expected.get(i).label(), actual.get(i).label());
            assertEquals(expected.get(i).image(), actual.get(i).image());
            assertEquals(
                    expected.get(i).keypoints().toArray().bytes(),
                    actual.get(i).keypoints().toArray().bytes());
            assertEquals(
                    expected.get(i).scores().orElseThrow().toArray().bytes(),
                    actual.get(i).scores().orElseThrow().toArray().bytes());
        }
    }

    @Test
    void framesInTheList_areJoinedWithTheSkeletons_inTheOrderOfTheKpfiles() {
        writeKpfile("two.pkl", "b", "unlisted");
        writeKpfile("one.pkl", "c", "a");
        Path list =
                list(entry("a", "/far/away/one.pkl"), entry("b", "/far/away/two.pkl"), entry("c", "/far/away/one.pkl"));
        List<Clip> clips = new ArrayList<>();
        new KineticsFormat().read(list, ImportOptions.ofKeypoints(folder), clips::add);
        assertEquals(List.of("c", "a", "b"), clips.stream().map(Clip::id).toList());
        assertEquals("FLOAT32[1,2,17,2]", clips.get(0).keypoints().toString());
    }

    @Test
    void clipWithoutSkeletons_isLeftOutAndCounted() {
        NdArray none = NdArray.ofFloats(new float[0], 0, 17, 3);
        PicklesByHand.write(folder.resolve("one.pkl"), new LinkedHashMap<>(Map.of("a", Map.of("keypoint", none))));
        Map<String, Object> empty =
                Map.of("frame_dir", "a", "raw_file", "one.pkl", "frame_inds", NdArray.ofLongs(new long[0], 0));
        Map<String, Object> full = Map.of(
                "frame_dir",
                "b",
                "keypoint",
                NdArray.ofFloats(new float[51], 1, 17, 3),
                "frame_inds",
                NdArray.ofLongs(new long[1], 1));
        SourceSummary summary = new KineticsFormat().read(list(empty, full), ImportOptions.NONE, clip -> {});
        assertTrue(summary.notes().contains("1 clips without any skeleton were left out"));
    }

    @Test
    void absentKpfile_orClip_isNamed() {
        assertTrue(Imported.failure(new KineticsFormat(), list(entry("a", "gone.pkl")))
                .endsWith("names the kpfile gone.pkl, which is not there; say with --keypoints where the kpfiles are"));
        writeKpfile("one.pkl", "b");
        String message = Imported.failure(new KineticsFormat(), list(entry("a", "one.pkl")));
        assertTrue(message.contains("clip a: its keypoints are not in"), message);
    }

    @Test
    void pathOutOfTheFolder_isNotFollowed() {
        writeKpfile("one.pkl", "a");
        Path inner = folder.resolve("inner/list.pkl");
        PicklesByHand.write(inner, List.of(entry("a", "../one.pkl")));
        ImportOptions options = ImportOptions.ofKeypoints(folder.resolve("inner"));
        assertThrows(InvalidInputException.class, () -> new KineticsFormat().read(inner, options, clip -> {}));
    }

    private static Map<String, Object> entry(String id, String file) {
        return Map.of(
                "frame_dir", id, "label", 1, "raw_file", file, "frame_inds", NdArray.ofLongs(new long[] {3, 9}, 2));
    }

    @SafeVarargs
    private Path list(Map<String, Object>... entries) {
        return PicklesByHand.write(folder.resolve("list.pkl"), List.of(entries));
    }

    private void writeKpfile(String name, String... ids) {
        Map<String, Object> clips = new LinkedHashMap<>();
        for (String id : ids) {
            clips.put(id, Map.of("keypoint", NdArray.ofFloats(new float[2 * 17 * 3], 2, 17, 3)));
        }
        PicklesByHand.write(folder.resolve(name), clips);
    }

    @Test
    void manyKpfiles_areReadAtOnceAndComeInOrder() throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int file = 0; file < 40; file++) {
            String[] ids = IntStream.range(0, 1 + file % 17)
                    .boxed()
                    .map(i -> "clip" + i)
                    .toArray(String[]::new);
            for (int i = 0; i < ids.length; i++) {
                ids[i] = "file" + file + ids[i];
                entries.add(entry(ids[i], file + ".pkl"));
                expected.add(ids[i]);
            }
            writeKpfile(file + ".pkl", ids);
        }
        Path list = PicklesByHand.write(folder.resolve("list.pkl"), entries);

        assertEquals(expected, read(list, ImportOptions.NONE).ids());
        Files.delete(folder.resolve("30.pkl"));
        assertTrue(Imported.failure(new KineticsFormat(), list).contains("30.pkl"));
        Files.writeString(folder.resolve("30.pkl"), "no pickle");
        assertTrue(Imported.failure(new KineticsFormat(), list).contains("30.pkl"));
    }

    @Test
    void clipsOfAnInterruptedImport_areNotReadAgain() {
        writeKpfile("one.pkl", "a");
        writeKpfile("two.pkl", "b");
        writeKpfile("three.pkl", "c");
        Path list = list(entry("a", "one.pkl"), entry("b", "two.pkl"), entry("c", "three.pkl"));
        List<String> given = new ArrayList<>();
        SourceSummary summary = new KineticsFormat().read(list, ImportOptions.NONE, new ClipSink() {
            @Override
            public void accept(Clip clip) {
                given.add(clip.id());
            }

            @Override
            public boolean holds(String id) {
                return !id.equals("c");
            }
        });
        assertEquals(List.of("a", "c"), given);
        assertEquals("coco17", summary.layout().name());
    }

    @Test
    void boxScoreFilter_leavesOutSkeletonsAndClips() {
        writeKpfile("one.pkl", "sure", "half", "unsure");
        Path list = list(scored("sure", 0.9f, 0.9f), scored("half", 0.2f, 0.7f), scored("unsure", 0.2f, 0.3f));

        Imported all = read(list, ImportOptions.NONE);
        assertEquals(List.of("sure", "half", "unsure"), all.ids());
        assertEquals(6, all.frames());
        Imported boxes = read(list, ImportOptions.NONE.with("box-score", "0.5"));
        assertEquals(List.of("sure", "half"), boxes.ids());
        assertEquals(3, boxes.frames());
        Imported clips = read(list, ImportOptions.NONE.with("box-score", "0.5").with("valid-share", "0.6"));
        assertEquals(List.of("sure"), clips.ids());
        assertTrue(clips.summary()
                .notes()
                .contains("2 clips with too few valid frames were left out, as valid-share asks"));
        assertThrows(
                InvalidInputException.class,
                () -> ImportOptions.NONE.with("box-score", "1.5").requireKnownTo(new KineticsFormat()));
    }

    /** Kinetics names no classes. */
    private static Imported read(Path list, ImportOptions options) {
        List<Clip> clips = new ArrayList<>();
        return new Imported(clips, new KineticsFormat().read(list, options, clips::add));
    }

    private static Map<String, Object> scored(String id, float first, float second) {
        Map<String, Object> entry = new LinkedHashMap<>(entry(id, "one.pkl"));
        entry.put("box_score", NdArray.ofFloats(new float[] {first, second}, 2));
        entry.put("total_frames", 2);
        return entry;
    }

    @Test
    void pickles_areRecognisedByTheirFirstAnnotation() throws IOException {
        Path list = list(entry("a", "one.pkl"));
        assertEquals("kinetics", FormatRecognition.of(list).format().name());
        Path annotations = PicklesByHand.write(
                folder.resolve("annotations.pkl"),
                new LinkedHashMap<>(Map.of(
                        "annotations",
                        List.of(Map.of("frame_dir", "a", "keypoint", NdArray.ofFloats(new float[150], 1, 2, 25, 3))))));
        assertEquals("pyskl", FormatRecognition.of(annotations).format().name());
        Path other = PicklesByHand.write(folder.resolve("other.pkl"), List.of("text", 7));
        assertThrows(InvalidInputException.class, () -> FormatRecognition.of(other));
        Path none = Files.writeString(folder.resolve("none.pkl"), "no pickle");
        assertThrows(InvalidInputException.class, () -> FormatRecognition.of(none));
    }
}
