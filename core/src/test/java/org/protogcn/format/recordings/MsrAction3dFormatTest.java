package org.protogcn.format.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.skeleton.Clip;
import org.protogcn.testing.Imported;

class MsrAction3dFormatTest {
    private static final MsrAction3dFormat FORMAT = new MsrAction3dFormat();
    private static final String ZEROS = "0.0 0.0 0.0 0.0\n".repeat(20);

    @TempDir
    Path folder;

    @Test
    void recording_hasTheJointsOfKinect20() {
        TinyDataset.msrAction3d(folder, "a20_s09_e03", 3);
        Clip clip = Imported.from(FORMAT, folder).clip("a20_s09_e03");

        assertEquals(19, clip.label());
        assertEquals("FLOAT32[1,3,20,3]", clip.keypoints().toString());
        assertEquals(TinyDataset.stored(2, 6, 1), clip.keypoints().get(0, 2, 0, 1), "hip centre");
        assertEquals(TinyDataset.stored(1, 19, 2), clip.keypoints().get(0, 1, 3, 2), "head");
        assertEquals(TinyDataset.stored(1, 9, 0), clip.keypoints().get(0, 1, 6, 0), "left wrist");
        assertEquals(TinyDataset.stored(1, 10, 0), clip.keypoints().get(0, 1, 10, 0), "right wrist");
        assertEquals(TinyDataset.stored(0, 15, 0), clip.keypoints().get(0, 0, 14, 0), "left ankle");
    }

    @Test
    void subjects_decideTheSplit() {
        TinyDataset.msrAction3d(folder, "a01_s01_e01", 1);
        TinyDataset.msrAction3d(folder, "a01_s10_e01", 1);
        Imported imported = Imported.from(FORMAT, folder);

        assertEquals(List.of("a01_s01_e01"), imported.split("subject_train"));
        assertEquals(List.of("a01_s10_e01"), imported.split("subject_val"));
        assertEquals(List.of(), imported.summary().notes());
    }

    @Test
    void recordingOfZeros_isLeftOutAndSingleFramesOfZerosStay() {
        TinyDataset.msrAction3d(folder, "a01_s01_e01", 1);
        write("a01_s01_e02", ZEROS + ZEROS);
        write("a01_s01_e03", ZEROS + "1 2 3 1\n".repeat(20) + ZEROS);
        Imported imported = Imported.from(FORMAT, folder);

        assertEquals(List.of("a01_s01_e01", "a01_s01_e03"), imported.ids());
        assertEquals(3, imported.clip("a01_s01_e03").keypoints().frames());
        assertEquals(
                List.of(
                        "Left out 1 recording(s) in which every coordinate is 0: a01_s01_e02.",
                        "Kept 2 frame(s) of zeros in 1 clip(s); preparation drops such frames."),
                imported.summary().notes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "0x1p3", "1d", "Infinity", "1,5", "--1", "1e", "\u0661"})
    void wordThatIsNoDecimalNumber_isNamedWithItsLine(String word) {
        write("a01_s01_e01", "1 2 3 1\n".repeat(16) + "1 2 " + word + " 1\n" + "1 2 3 1\n".repeat(3));

        String failure = Imported.failure(FORMAT, folder);
        assertTrue(failure.contains("line 17: \"" + word + "\" is not a decimal number"), failure);
    }

    @Test
    void lineOrFrameThatIsIncomplete_isRefused() {
        write("a01_s01_e01", "1 2 3 1\n".repeat(19));
        assertTrue(Imported.failure(FORMAT, folder).contains("has 19 lines, which is no multiple of the 20 joints"));
        write("a01_s01_e01", "1 2 3\n" + "1 2 3 1\n".repeat(19));
        assertTrue(Imported.failure(FORMAT, folder).contains("line 1: expected 4 numbers, got 3"));
        write("a01_s01_e01", "\n");
        assertTrue(Imported.failure(FORMAT, folder).contains("holds 0 frames"));
        write("a01_s01_e01", "1 2 1e300 1\n".repeat(20));
        assertTrue(Imported.failure(FORMAT, folder).contains("joint 0 of frame 0 holds Infinity"));
    }

    private void write(String id, String text) {
        TinyDataset.write(folder.resolve("real_world_coordinates/" + id + "_skeleton3D.txt"), text);
    }
}
