package org.protogcn.format.poses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.protogcn.dataset.FormatRecognition;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.Clip;
import org.protogcn.testing.Imported;

class AlphaPoseFormatTest {
    private static final AlphaPoseFormat FORMAT = new AlphaPoseFormat();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("alphapose-results.json");
    }

    private static String person(String image, int joints, double x, String more) {
        return "{\"image_id\":\"" + image + "\",\"category_id\":1,\"keypoints\":" + Poses.triples(joints, x)
                + ",\"score\":2.5" + more + "}";
    }

    private void write(String... people) {
        Poses.write(file, "[" + String.join(",\n", people) + "]");
    }

    @Test
    void pictures_areOrderedByTheirNumbers() {
        write(person("10.jpg", 17, 3, ""), person("8.jpg", 17, 1, ""), person("9.jpg", 17, 2, ""));
        Imported imported = Imported.from(FORMAT, file);
        Clip clip = imported.clip("alphapose-results");

        assertEquals("coco17", imported.summary().layout().name());
        assertEquals("FLOAT32[1,3,17,2]", clip.keypoints().toString());
        assertEquals(1, clip.keypoints().get(0, 0, 0, 0));
        assertEquals(3, clip.keypoints().get(0, 2, 0, 0));
    }

    @Test
    void picturesWithoutNumbers_comeAsInTheFile() {
        write(person("b.jpg", 17, 1, ""), person("a.jpg", 17, 2, ""));
        assertEquals(1, Imported.from(FORMAT, file).clips().get(0).keypoints().get(0, 0, 0, 0));
    }

    @Test
    void picturesOfTwoRecordings_areRefused() {
        write(person("a_1.jpg", 17, 1, ""), person("b_1.jpg", 17, 2, ""));
        assertTrue(Imported.failure(FORMAT, file).contains("b_1.jpg is of another recording than a_1.jpg"));
    }

    @Test
    void idx_isThePerson() {
        write(
                person("1.jpg", 17, 0, ",\"idx\":4,\"box\":[0,0,50,50]"),
                person("1.jpg", 17, 500, ",\"idx\":[5.0]"),
                person("2.jpg", 17, 0, ",\"idx\":5"),
                person("2.jpg", 17, 500, ",\"idx\":4"));
        Clip clip = Imported.from(FORMAT, file, ImportOptions.NONE.with("keep", "frames"))
                .clips()
                .get(0);
        assertEquals(0, clip.keypoints().get(0, 0, 0, 0));
        assertEquals(500, clip.keypoints().get(0, 1, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"26, halpe26, 26", "136, halpe26, 26", "133, coco17, 17", "18, openpose18, 18"})
    void numberOfJoints_tellsTheLayout(int stored, String layout, int kept) {
        write(person("1.jpg", stored, 0, ""));
        Imported imported = Imported.from(FORMAT, file);
        assertEquals(layout, imported.summary().layout().name());
        assertEquals(kept, imported.clips().get(0).keypoints().joints());
    }

    @ParameterizedTest
    @CsvSource({"bodies, joints", "people, pose_keypoints_2d"})
    void formsOfOtherEstimators_areReadToo(String list, String key) {
        Poses.write(
                file,
                "{\"2.jpg\":{\"version\":\"v\",\"" + list + "\":[{\"" + key + "\":" + Poses.triples(18, 2)
                        + "}]},\"1.jpg\":{\"" + list + "\":[]}}");
        Imported imported = Imported.from(FORMAT, file);
        assertEquals("openpose18", imported.summary().layout().name());
        assertEquals(2, imported.clips().get(0).keypoints().get(0, 1, 0, 0));
        assertEquals("alphapose", FormatRecognition.of(file).format().name());
    }

    @Test
    void filesOfTheDefaultName_areCalledLikeTheirFolders() {
        file = folder.resolve("wave/one/alphapose-results.json");
        write(person("1.jpg", 17, 0, ""));
        file = folder.resolve("wave/two.json");
        write(person("1.jpg", 17, 0, ""));
        Imported imported = Imported.from(FORMAT, folder, ImportOptions.NONE.with("labels", "folder"));
        assertEquals(List.of("wave/two", "wave/one"), imported.ids());
        assertEquals(List.of("wave"), imported.summary().classNames());
    }

    @Test
    void minScore_isOnTheScaleOfTheEstimator() {
        write(person("1.jpg", 17, 0, ""), person("1.jpg", 17, 500, "").replace("2.5", "2.2"));
        Imported imported = Imported.from(FORMAT, file, ImportOptions.NONE.with("min-score", "2.4"));
        assertEquals(1, imported.clips().get(0).keypoints().persons());
        assertTrue(imported.summary().notes().contains("1 skeleton(s) with a score below 2.4 were left out."));
    }

    @Test
    void numbersThatAreNoKeypoints_areRefused() {
        write(person("1.jpg", 17, 0, "").replace("[0.0,", "["));
        assertTrue(Imported.failure(FORMAT, file).contains("50 numbers are no keypoints"));
    }

    @Test
    void namesOfPictures_tellThisFormat() {
        write(person("1.jpg", 17, 0, ""));
        assertEquals("alphapose", FormatRecognition.of(file).format().name());
        assertEquals("alphapose", FormatRecognition.of(folder).format().name());
    }
}
