package org.protogcn.format.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.testing.Imported;

class NwUclaFormatTest {
    private static final NwUclaFormat FORMAT = new NwUclaFormat();

    @TempDir
    Path folder;

    @Test
    void recording_becomesAClipOfOnePerson() {
        TinyDataset.nwUcla(folder, "a08_s02_e01_v03", 7, 0, 3);
        Clip clip = Imported.from(FORMAT, folder).clip("a08_s02_e01_v03");

        assertEquals(6, clip.label());
        assertEquals("FLOAT32[1,3,20,3]", clip.keypoints().toString());
        assertEquals(TinyDataset.stored(2, 19, 1), clip.keypoints().get(0, 2, 19, 1));
        assertEquals(DType.FLOAT32, clip.keypoints().type());
    }

    @Test
    void withoutList_theViewDecides() {
        TinyDataset.nwUcla(folder, "a01_s01_e00_v01", 1, 0, 2);
        TinyDataset.nwUcla(folder, "a01_s01_e00_v02", 1, 1, 2);
        TinyDataset.nwUcla(folder, "a01_s01_e00_v03", 1, 2, 2);
        Imported imported = Imported.from(FORMAT, folder);

        assertEquals(List.of("a01_s01_e00_v01", "a01_s01_e00_v02"), imported.split("xview_train"));
        assertEquals(List.of("a01_s01_e00_v03"), imported.split("xview_val"));
        assertEquals(List.of(), imported.summary().notes());
        assertEquals("throw", imported.summary().classNames().get(8));
    }

    @Test
    void list_decidesInItsOwnOrder() {
        TinyDataset.nwUcla(folder, "a01_s01_e00_v01", 1, 0, 2);
        TinyDataset.nwUcla(folder, "a01_s01_e01_v01", 1, 1, 2);
        TinyDataset.nwUcla(folder, "a01_s01_e02_v01", 1, 2, 2);
        list("[{\"file_name\": \"a01_s01_e02_v01\"}]", "[{\"file_name\": \"a01_s01_e00_v01\"}]");
        Imported imported = Imported.from(FORMAT, folder);

        assertEquals(List.of("a01_s01_e02_v01"), imported.split("xview_train"));
        assertEquals(List.of("a01_s01_e00_v01"), imported.split("xview_val"));
        assertTrue(imported.summary().notes().get(0).startsWith("1 clip(s) are in neither split"));
    }

    /** The same numbers under another name are a copy; one frame less or another start are not. */
    @Test
    void copyOfATrainingClip_isNotInTheCleanSplit() {
        TinyDataset.nwUcla(folder, "a02_s01_e00_v02", 2, 0, 3);
        TinyDataset.nwUcla(folder, "a02_s01_e00_v03", 2, 0, 3);
        TinyDataset.nwUcla(folder, "a02_s01_e01_v03", 2, 0, 2);
        TinyDataset.nwUcla(folder, "a02_s01_e02_v03", 2, 1, 3);
        Imported imported = Imported.from(FORMAT, folder);

        assertEquals(3, imported.splitSize("xview_val"));
        assertEquals(List.of("a02_s01_e01_v03", "a02_s01_e02_v03"), imported.split("xview_val_clean"));
        assertTrue(imported.summary().notes().get(0).startsWith("1 of the 3 clips of xview_val are exact copies"));
    }

    @Test
    void list_namingAnAbsentRecordingIsRefused() {
        TinyDataset.nwUcla(folder, "a01_s01_e00_v01", 1, 0, 2);
        list("[{\"file_name\": \"a01_s01_e09_v01\"}]", "[]");

        assertTrue(Imported.failure(FORMAT, folder).contains("lists \"a01_s01_e09_v01\", which is no recording"));
    }

    @Test
    void list_withoutListsIsRefused() {
        TinyDataset.nwUcla(folder, "a01_s01_e00_v01", 1, 0, 2);
        TinyDataset.write(folder.resolve("split_ctrgcn_xview.json"), "{}");

        assertTrue(Imported.failure(FORMAT, folder).contains("lacks the lists train and val"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not JSON                                      | is not the JSON of a recording",
                "{\"label\": 1, \"label\": 2}                  | is not the JSON of a recording",
                "{\"label\": 2, \"skeletons\": []}             | its label 2 does not belong to the action in its name",
                "{\"skeletons\": []}                           | its label  does not belong",
                "{\"label\": 1}                                | holds 0 frames",
                "{\"label\": 1, \"skeletons\": [[[0, 0, 0]]]}  | frame 0: expected 20 joints, got 1",
                "{\"label\": 1, \"skeletons\": [7]}            | frame 0: expected 20 joints, got no array",
            })
    void malformedRecording_isRefused(String json, String message) {
        TinyDataset.write(folder.resolve("all_sqe/a01_s01_e00_v01.json"), json);

        String failure = Imported.failure(FORMAT, folder);
        assertTrue(failure.contains(message) && failure.contains("a01_s01_e00_v01.json"), failure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0.0, 0.01]          | frame 0, joint 1: expected 3 numbers, got 2",
                "[\"x\", 0.01, 2, 3]  | frame 0, joint 1: expected 3 numbers, got 4",
                "[\"x\", 0.01, 2]     | frame 0, joint 1: \"x\" is not a number",
                "[0.01, null, 2]      | frame 0, joint 1: null is not a number",
                "[1e999, 0.01, 2]     | joint 1 of frame 0 holds Infinity",
            })
    void malformedJoint_isNamed(String point, String message) {
        String points = "[0, 0, 0], POINT" + ", [0, 0, 0]".repeat(18);
        String json = "{\"label\": 1, \"skeletons\": [[" + points + "]]}";
        TinyDataset.write(folder.resolve("all_sqe/a01_s01_e00_v01.json"), json.replace("POINT", point));

        assertTrue(Imported.failure(FORMAT, folder).contains(message), Imported.failure(FORMAT, folder));
    }

    private void list(String train, String val) {
        TinyDataset.write(
                folder.resolve("split_ctrgcn_xview.json"), "{\"train\": " + train + ", \"val\": " + val + "}");
    }
}
