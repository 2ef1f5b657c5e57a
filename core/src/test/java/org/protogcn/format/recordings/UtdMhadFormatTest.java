package org.protogcn.format.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.testing.Imported;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Matrix;

class UtdMhadFormatTest {
    private static final UtdMhadFormat FORMAT = new UtdMhadFormat();

    @TempDir
    Path folder;

    @Test
    void recording_hasTheJointsOfKinect20() {
        TinyDataset.utdMhad(folder, "a27_s3_t2", 4);
        Clip clip = Imported.from(FORMAT, folder).clip("a27_s3_t2");
        Keypoints keypoints = clip.keypoints();

        assertEquals(26, clip.label());
        assertEquals("FLOAT32[1,4,20,3]", keypoints.toString());
        assertEquals(TinyDataset.stored(2, 3, 1), keypoints.get(0, 2, 0, 1), "hip centre is the file's fourth joint");
        assertEquals(TinyDataset.stored(3, 0, 2), keypoints.get(0, 3, 3, 2), "head is the file's first");
        assertEquals(TinyDataset.stored(1, 19, 0), keypoints.get(0, 1, 19, 0));
    }

    @Test
    void subjects_decideTheSplit() {
        TinyDataset.utdMhad(folder, "a1_s1_t1", 2);
        TinyDataset.utdMhad(folder, "a1_s2_t1", 2);
        TinyDataset.utdMhad(folder, "a10_s3_t1", 1);
        Imported imported = Imported.from(FORMAT, folder);

        assertEquals(List.of("a10_s3_t1", "a1_s1_t1"), imported.split("subject_train"));
        assertEquals(List.of("a1_s2_t1"), imported.split("subject_val"));
        assertEquals(27, imported.summary().classNames().size());
        assertEquals(1, imported.clip("a10_s3_t1").keypoints().frames());
    }

    @Test
    void folderWithoutRecordings_isRefused() {
        assertTrue(Imported.failure(FORMAT, folder).contains("holds no recording named like"));
        assertTrue(Imported.failure(FORMAT, folder.resolve("absent")).contains("there is no such file or folder"));
    }

    @Test
    void unknownAction_isRefused() {
        TinyDataset.utdMhad(folder, "a28_s1_t1", 2);

        assertTrue(
                Imported.failure(FORMAT, folder).contains("is named after action 28; the dataset has actions 1 to 27"));
    }

    @Test
    void wrongShape_isRefused() {
        assertTrue(failureOf("d_skel", Mat5.newMatrix(20, 4)).contains("d_skel has the shape [20, 4]"));
        assertTrue(failureOf("d_skel", Mat5.newMatrix(new int[] {20, 3, 0})).contains("holds 0 frames"));
        assertTrue(failureOf("d_skel", Mat5.newMatrix(new int[] {20, 3, 1, 2})).contains("has the shape"));
    }

    @Test
    void otherVariables_areNotRead() {
        assertTrue(failureOf("skeleton", Mat5.newMatrix(20, 3)).contains("holds no variable d_skel"));
        assertTrue(failureOf("d_skel", Mat5.newStruct()).contains("holds no variable d_skel of numbers"));
    }

    @Test
    void notANumber_isNamedWithItsJoint() {
        Matrix skeletons = TinyDataset.matrix(20, 3, (joint, channel) -> joint);
        skeletons.setDouble(5, 2, Double.NaN);

        assertTrue(failureOf("d_skel", skeletons).contains("joint 5 of frame 0 holds NaN"));
    }

    private String failureOf(String name, Array array) {
        TinyDataset.writeMat(
                folder.resolve("Skeleton/a1_s1_t1_skeleton.mat"),
                Mat5.newMatFile().addArray(name, array));
        return Imported.failure(FORMAT, folder);
    }
}
