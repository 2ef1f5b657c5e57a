package org.protogcn.format.poses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.dataset.FormatRecognition;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Clip.ImageSize;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.testing.Imported;

class OpenPoseFormatTest {
    private static final OpenPoseFormat FORMAT = new OpenPoseFormat();

    @TempDir
    Path folder;

    private void frame(String recording, int number, String content) {
        Poses.write(folder.resolve(String.format("%s_%012d_keypoints.json", recording, number)), content);
    }

    @Test
    void filesOfOneName_areFramesInTheOrderOfTheirNumbers() {
        frame("video", 9, Poses.openPose(25, 10));
        frame("video", 10, Poses.openPose(25, 20));
        frame("video", 12, Poses.openPose(25, 30, 700));
        Imported imported = Imported.from(FORMAT, folder);
        Clip clip = imported.clip("video");

        assertEquals("openpose25", imported.summary().layout().name());
        assertEquals("FLOAT32[2,4,25,2]", clip.keypoints().toString());
        assertEquals(List.of(10.0, 20.0, 0.0, 30.0), List.of(x(clip, 0), x(clip, 1), x(clip, 2), x(clip, 3)));
        assertEquals(0.5, clip.scores().orElseThrow().get(0, 3, 24, 0));
        assertEquals(700, clip.keypoints().get(1, 3, 0, 0));
        assertEquals(Clip.UNLABELLED, clip.label());
        assertEquals(Optional.empty(), clip.image());
    }

    private static double x(Clip clip, int frame) {
        return clip.keypoints().get(0, frame, 0, 0);
    }

    @Test
    void emptyFrames_countAsFrames() {
        frame("video", 0, Poses.openPose(18));
        frame("video", 1, Poses.openPose(18, 5));
        frame("video", 2, "{\"people\": []}");
        Imported imported = Imported.from(FORMAT, folder);
        assertEquals("FLOAT32[1,3,18,2]", imported.clips().get(0).keypoints().toString());
        assertEquals("openpose18", imported.summary().layout().name());
    }

    @Test
    void folders_areClassesIfTheUserSaysSo() {
        frame("walk/one/a", 0, Poses.openPose(25, 1));
        frame("walk/two", 0, Poses.openPose(25, 1));
        frame("run/b", 0, Poses.openPose(25, 1));
        frame("run/c", 0, Poses.openPose(25, 1));
        ImportOptions options = ImportOptions.NONE.with("labels", "folder").with("image", "1920x1080");
        Imported imported = Imported.from(FORMAT, folder, options);

        assertEquals(List.of("run/b", "run/c", "walk", "walk/one"), imported.ids());
        assertEquals(List.of("run", "walk"), imported.summary().classNames());
        assertEquals(0, imported.clip("run/c").label());
        assertEquals(1, imported.clip("walk/one").label());
        assertEquals(
                Optional.of(new ImageSize(1080, 1920)), imported.clip("walk").image());
    }

    @Test
    void label_isThatOfAll() {
        frame("video", 0, Poses.openPose(25, 1));
        Imported imported = Imported.from(FORMAT, folder, ImportOptions.NONE.with("label", "wave"));
        assertEquals(List.of("wave"), imported.summary().classNames());
        assertEquals(0, imported.clip("video").label());
        ImportOptions both = ImportOptions.NONE.with("label", "wave").with("labels", "folder");
        assertThrows(InvalidInputException.class, () -> Imported.from(FORMAT, folder, both));
    }

    @Test
    void fileOutsideTheClasses_isRefused() {
        frame("video", 0, Poses.openPose(25, 1));
        ImportOptions options = ImportOptions.NONE.with("labels", "folder");
        String message = assertThrows(InvalidInputException.class, () -> Imported.from(FORMAT, folder, options))
                .getMessage();
        assertTrue(message.contains("lies in no folder"), message);
    }

    @Test
    void oldKey_isReadToo() {
        frame("video", 0, Poses.openPose(25, 7).replace("pose_keypoints_2d", "pose_keypoints"));
        assertEquals(7, Imported.from(FORMAT, folder).clip("video").keypoints().get(0, 0, 0, 0));
    }

    @Test
    void fifteenJoints_needALayoutOfTheUser() {
        frame("video", 3, Poses.openPose(15, 1));
        String message = Imported.failure(FORMAT, folder);
        assertTrue(message.contains("video_000000000003_keypoints.json"), message);
        assertTrue(message.contains("a person has 15 joints"), message);
        assertTrue(message.contains("--layout"), message);
    }

    @Test
    void layoutOfTheUser_hasToFit() {
        frame("video", 0, Poses.openPose(25, 1));
        ImportOptions options = ImportOptions.ofLayout(SkeletonLayouts.named("coco17"));
        assertTrue(assertThrows(InvalidInputException.class, () -> Imported.from(FORMAT, folder, options))
                .getMessage()
                .contains("coco17 has 17"));
    }

    @Test
    void twoKindsOfSkeletons_areRefused() {
        frame("video", 0, Poses.openPose(25, 1));
        frame("video", 1, Poses.openPose(18, 1));
        assertTrue(Imported.failure(FORMAT, folder).contains("18 joints"));
    }

    @Test
    void whatWasPassedOver_isNoted() {
        frame("video", 0, Poses.openPose(25, 1).replace("\"pose_keypoints_3d\":[]", "\"pose_keypoints_3d\":[1,2,3,1]"));
        frame("video", 1, "{\"people\":[{\"pose_keypoints_2d\":[]}]}");
        Poses.write(folder.resolve("summary.json"), "{}");
        List<String> notes = Imported.from(FORMAT, folder).summary().notes();

        assertTrue(notes.contains("1 JSON file(s) were passed over, as their names do not end in a frame number."));
        assertTrue(notes.contains("1 skeleton(s) have 3-D keypoints too; only the 2-D ones were read."));
        assertTrue(notes.contains("1 skeleton(s) without a single joint were left out."));
        assertTrue(notes.stream().anyMatch(note -> note.contains("image=WIDTHxHEIGHT")));
    }

    @Test
    void lowScores_areLeftOut() {
        frame("video", 0, Poses.openPose(25, 1, 700));
        String message = assertThrows(
                        InvalidInputException.class,
                        () -> Imported.from(FORMAT, folder, ImportOptions.NONE.with("min-score", "0.6")))
                .getMessage();
        assertTrue(message.contains("shows nobody with a high enough score"), message);
    }

    @Test
    void jsonOfSomethingElse_isNamedWithItsLine() {
        frame("video", 0, "{\n\"people\": 5}");
        assertTrue(Imported.failure(FORMAT, folder).contains("line 2: a list [...] is expected"));
        frame("video", 0, "{\"bodies\": []}");
        assertTrue(Imported.failure(FORMAT, folder).contains("no list 'people'"));
    }

    @Test
    void folder_isRecognised() {
        frame("deep/video", 0, Poses.openPose(25, 1));
        assertEquals("openpose", FormatRecognition.of(folder).format().name());
    }

    @Test
    void nothingLikeIt_isRefused() {
        assertTrue(Imported.failure(FORMAT, folder).contains("no file named like"));
        assertTrue(Imported.failure(FORMAT, folder.resolve("absent")).contains("is no folder"));
    }
}
