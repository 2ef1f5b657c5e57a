package org.protogcn.format.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Clip.ImageSize;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.testing.Imported;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;

class PennActionFormatTest {
    private static final PennActionFormat FORMAT = new PennActionFormat();

    @TempDir
    Path folder;

    @Test
    void recording_hasPixelsVisibilityAndPicture() {
        write("0007", TinyDataset.pennAction("bowl", 1, 4));
        Clip clip = Imported.from(FORMAT, folder).clip("0007");
        Keypoints scores = clip.scores().orElseThrow();

        assertEquals(3, clip.label());
        assertEquals("FLOAT32[1,4,13,2]", clip.keypoints().toString());
        assertEquals(212, clip.keypoints().get(0, 2, 12, 0));
        assertEquals(355, clip.keypoints().get(0, 3, 5, 1));
        assertEquals("FLOAT32[1,4,13,1]", scores.toString());
        assertEquals(0, scores.get(0, 1, 12, 0));
        assertEquals(1, scores.get(0, 1, 11, 0));
        assertEquals(Optional.of(new ImageSize(270, 480)), clip.image());
    }

    @Test
    void flag_decidesTheSplit() {
        write("0001", TinyDataset.pennAction("bowl", -1, 2));
        write("0002", TinyDataset.pennAction("squat", 1, 2));
        Imported imported = Imported.from(FORMAT, folder);

        assertEquals(List.of("0002"), imported.split("train"));
        assertEquals(List.of("0001"), imported.split("val"));
        assertEquals("penn13", imported.summary().layout().name());
    }

    @Test
    void otherLayout_mustHaveAsManyJoints() {
        write("0001", TinyDataset.pennAction("bowl", 1, 2));
        ImportOptions coco = ImportOptions.ofLayout(SkeletonLayouts.named("coco17"));

        InvalidInputException failure =
                assertThrows(InvalidInputException.class, () -> Imported.from(FORMAT, folder, coco));
        assertTrue(failure.getMessage().contains("coco17 has 17 joints in 2-D, this dataset has 13"));
    }

    @Test
    void wrongContent_isRefused() {
        assertTrue(failureWith("action", Mat5.newString("juggle")).contains("names the action \"juggle\""));
        assertTrue(failureWith("train", Mat5.newScalar(0)).contains("train is neither 1 nor -1"));
        assertTrue(failureWith("y", Mat5.newMatrix(3, 13)).contains("y has the shape [3, 13]"));
        assertTrue(failureWith("x", Mat5.newMatrix(2, 14)).contains("x has the shape [2, 14]"));
        assertTrue(failureWith("visibility", TinyDataset.matrix(2, 13, (t, j) -> t + j))
                .contains("the visibility of joint 2 in frame 0 is 2.0"));
        assertTrue(failureWith("dimensions", Mat5.newScalar(480)).contains("dimensions do not begin with height"));
        assertTrue(failureWith("dimensions", TinyDataset.matrix(1, 3, (i, j) -> -480))
                .contains("dimensions do not begin with height"));
    }

    /** A later variable of the same name takes the place of an earlier one. */
    private String failureWith(String name, Array array) {
        write("0001", TinyDataset.pennAction("bowl", 1, 2).addArray(name, array));
        return Imported.failure(FORMAT, folder);
    }

    private void write(String id, MatFile content) {
        TinyDataset.writeMat(folder.resolve("labels/" + id + ".mat"), content);
    }
}
