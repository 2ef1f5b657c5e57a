package org.protogcn.format.poses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.dataset.FormatRecognition;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Clip.ImageSize;
import org.protogcn.testing.Imported;

class CocoJsonFormatTest {
    private static final CocoJsonFormat FORMAT = new CocoJsonFormat();
    private static final String INFO = "{\"info\":{\"description\":\"schöne Bilder\"},";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("people.json");
    }

    private static String annotation(int image, double x, String more) {
        return "{\"id\":1,\"segmentation\":[[1,2]],\"image_id\":" + image + ",\"category_id\":1,\"keypoints\":"
                + Poses.triples(17, x).replace("0.5", "2") + ",\"bbox\":[0,0,50,90]" + more + "}";
    }

    private static String image(int id, String name, String more) {
        return "{\"id\":" + id + ",\"file_name\":\"" + name + "\"" + more + "}";
    }

    @Test
    void results_areOneRecording() {
        Poses.write(
                file,
                "[{\"image_id\":12,\"category_id\":1,\"keypoints\":" + Poses.triples(17, 2)
                        + ",\"score\":0.9},{\"image_id\":11,\"category_id\":1,\"keypoints\":" + Poses.triples(17, 1)
                        + ",\"score\":0.9}]");
        Clip clip = Imported.from(FORMAT, file).clip("people");
        assertEquals("FLOAT32[1,2,17,2]", clip.keypoints().toString());
        assertEquals(2, clip.keypoints().get(0, 1, 0, 0));
        assertEquals("coco-json", FormatRecognition.of(file).format().name());
    }

    /** The annotations of the two recordings come mixed and before the images that they are of. */
    @Test
    void annotations_areGatheredByFolder_whereverTheyStand() {
        String annotations = String.join(
                ",\n", annotation(2, 20, ""), annotation(3, 30, ""), annotation(1, 10, ""), annotation(4, 40, ""));
        String images = String.join(
                ",",
                image(1, "walk/0001.jpg", ",\"width\":640,\"height\":480"),
                image(2, "walk/0002.jpg", ""),
                image(3, "run/0001.jpg", ""),
                image(5, "run/0002.jpg", ""),
                image(4, "run/0003.jpg", ""));
        Poses.write(file, INFO + "\"annotations\":[" + annotations + "],\"images\":[" + images + "]}");
        Imported imported = Imported.from(FORMAT, file);

        assertEquals(List.of("walk", "run"), imported.ids());
        assertEquals(20, imported.clip("walk").keypoints().get(0, 1, 0, 0));
        assertEquals(Optional.of(new ImageSize(480, 640)), imported.clip("walk").image());
        assertEquals("FLOAT32[1,3,17,2]", imported.clip("run").keypoints().toString());
        assertEquals(0, imported.clip("run").scores().orElseThrow().get(0, 1, 0, 0));
        assertEquals(1, imported.clip("run").scores().orElseThrow().get(0, 2, 0, 0));
        assertEquals("coco-json", FormatRecognition.of(file).format().name());
    }

    @Test
    void videosAndTracks_areThoseOfTheFile() {
        String images = image(1, "x.jpg", ",\"video_id\":7,\"frame_id\":4") + ","
                + image(2, "y.jpg", ",\"video_id\":7,\"frame_id\":5");
        String annotations = annotation(1, 0, ",\"track_id\":3") + "," + annotation(2, 900, ",\"track_id\":3");
        Poses.write(file, "{\"images\":[" + images + "],\"annotations\":[" + annotations + "]}");
        Clip clip = Imported.from(FORMAT, file).clip("7");
        assertEquals("FLOAT32[1,2,17,2]", clip.keypoints().toString());
        assertEquals(900, clip.keypoints().get(0, 1, 0, 0));
    }

    /** The second recording has no name, so that it is called like the file: as the first. */
    @Test
    void recordingsOfOneName_areRefused() {
        String images = image(1, "people/1.jpg", "") + "," + image(2, "2.jpg", "");
        String annotations = annotation(1, 1, "") + "," + annotation(2, 1, "");
        Poses.write(file, "{\"images\":[" + images + "],\"annotations\":[" + annotations + "]}");
        assertTrue(Imported.failure(FORMAT, file).contains("two recordings are called 'people'"));
    }

    @Test
    void annotationOfNoImage_isRefused() {
        Poses.write(
                file, "{\"images\":[" + image(1, "1.jpg", "") + "],\"annotations\":[" + annotation(9, 1, "") + "]}");
        assertTrue(Imported.failure(FORMAT, file).contains("of image 9, which is not listed"));
    }

    @Test
    void imageListedTwice_isRefused() {
        Poses.write(file, "{\"images\":[" + image(1, "1.jpg", "") + "," + image(1, "2.jpg", "") + "]}");
        assertTrue(Imported.failure(FORMAT, file).contains("two images have the id 1"));
    }

    @Test
    void otherEncodings_areRefused() throws Exception {
        String content = "{\"images\":[" + image(1, "1.jpg", "") + "],\"annotations\":[" + annotation(1, 1, "") + "]}";
        Files.write(file, content.getBytes(StandardCharsets.UTF_16LE));
        assertTrue(Imported.failure(FORMAT, file).contains("UTF-8"));
    }
}
