package org.protogcn.format.poses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;
import org.protogcn.dataset.FormatRecognition;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.testing.Imported;

class MmposeFormatTest {
    private static final MmposeFormat FORMAT = new MmposeFormat();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("video.json");
    }

    private static String instance(double x) {
        return "{\"keypoints\":" + Poses.pairs(17, x) + ",\"keypoint_scores\":" + Poses.scores(17)
                + ",\"bbox\":[[0,0,500,500]],\"bbox_score\":0.9}";
    }

    /** Two frames, the second one without anybody, and a third. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[A],[],[B]]",
                "[{'frame_id':0,'instances':[A]},{'frame_id':1,'instances':[]},{'frame_id':2,'instances':[B]}]",
                "{'meta_info':{'x':[[1]]},'instance_info':[{'frame_id':1,'instances':[A]},{'frame_id':3,'instances':[B]},"
                        + "{'frame_id':2,'instances':[]}]}",
                "[{'instances':[A]},{'instances':[]},{'instances':[B]}]",
            })
    void allForms_areTheSameRecording(String form) {
        Poses.write(file, form.replace('\'', '"').replace("A", instance(1)).replace("B", instance(4)));
        Imported imported = Imported.from(FORMAT, file);
        Keypoints keypoints = imported.clip("video").keypoints();

        assertEquals("coco17", imported.summary().layout().name());
        assertEquals("FLOAT32[1,3,17,2]", keypoints.toString());
        assertEquals(List.of(1.0, 0.0, 4.0), List.of(x(keypoints, 0), x(keypoints, 1), x(keypoints, 2)));
        assertEquals("mmpose", FormatRecognition.of(file).format().name());
    }

    private static double x(Keypoints keypoints, int frame) {
        return keypoints.get(0, frame, 0, 0);
    }

    @Test
    void picturesInAFolder_areFramesOfARecording() {
        Poses.write(folder.resolve("walk/0007.json"), "[" + instance(7) + "]");
        Poses.write(folder.resolve("walk/0009.json"), "[" + instance(9) + "," + instance(600) + "]");
        Poses.write(folder.resolve("walk/0008.json"), "[" + instance(8) + "]");
        Imported imported = Imported.from(FORMAT, folder, ImportOptions.NONE.with("labels", "folder"));
        assertEquals("FLOAT32[2,3,17,2]", imported.clip("walk").keypoints().toString());
        assertEquals(8, x(imported.clip("walk").keypoints(), 1));
        assertEquals(0, imported.clip("walk").label());
    }

    @Test
    void onePicture_isARecordingOfOneFrame() {
        Poses.write(file, "[" + instance(7) + "," + instance(600) + "]");
        assertEquals(
                "FLOAT32[2,1,17,2]",
                Imported.from(FORMAT, file).clip("video").keypoints().toString());
    }

    @Test
    void thirdCoordinate_needsASolidLayout() {
        String solid = "[[{\"keypoints\":[" + "[1,2,3],".repeat(16) + "[1,2,3]],\"keypoint_scores\":" + Poses.scores(17)
                + "}]]";
        Poses.write(file, solid);
        assertTrue(Imported.failure(FORMAT, file).contains("3 coordinates do not fit the 2-D layout coco17"));
        Poses.write(
                file,
                solid.replace("[1,2,3],".repeat(16), "[1,2,3],".repeat(19))
                        .replace(Poses.scores(17), Poses.scores(20)));
        ImportOptions options = ImportOptions.ofLayout(SkeletonLayouts.named("kinect20"));
        assertEquals(
                3,
                Imported.from(FORMAT, file, options).clip("video").keypoints().get(0, 0, 19, 2));
    }

    @Test
    void scoresThatDoNotBelongToTheKeypoints_areRefused() {
        Poses.write(file, "[[" + instance(1).replace("[0.5,", "[") + "]]");
        assertTrue(Imported.failure(FORMAT, file).contains("34 numbers are no keypoints of 16 joints"));
    }

    @Test
    void crowdBeyondMeasure_isRefused() {
        Poses.write(file, "[[" + (instance(1) + ",").repeat(200) + instance(1) + "]]");
        assertThrows(InvalidInputException.class, () -> Imported.from(FORMAT, file));
        Poses.write(file, "[{\"instances\":[" + (instance(1) + ",").repeat(200) + instance(1) + "]}]");
        assertTrue(Imported.failure(FORMAT, file).contains("more than 200"));
    }
}
