package org.protogcn.format.mediapipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.protogcn.format.mediapipe.LandmarkSamples.frame;
import static org.protogcn.format.mediapipe.LandmarkSamples.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.dataset.FormatRecognition;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.testing.Imported;
import org.protogcn.testing.Shared;

class MediaPipeFormatTest {
    private static final MediaPipeFormat FORMAT = new MediaPipeFormat();

    @TempDir
    Path folder;

    private void sequence(String name, int length, int frames) throws IOException {
        LandmarkSamples.sequence(folder.resolve(name), length, frames);
    }

    @Test
    void sequence_isReadInTheOrderOfItsFrames() throws IOException {
        sequence("wave/0", 1662, 11);
        sequence("clap/0", 1662, 2);

        Imported imported = Imported.from(FORMAT, folder);
        Keypoints wave = imported.clip("wave/0").keypoints();

        assertEquals("FLOAT32[1,11,75,3]", wave.toString());
        assertEquals("mediapipe75", imported.summary().layout().name());
        assertEquals(1, imported.clip("wave/0").label());
        assertEquals(10_000 + 4 * 32 + 3, wave.get(0, 10, 32, 2), "z of the last landmark of the body");
        assertEquals(2000 + 132 + 3 * 468 + 1, wave.get(0, 2, 33, 0), "x of the left wrist");
        assertEquals(2000 + 1662, wave.get(0, 2, 74, 2), "z of the last landmark of the right hand");
    }

    @ParameterizedTest
    @CsvSource({
        "1662, body-hands, mediapipe75",
        "1692, hands, mediapipe_hands42",
        "1629, pose, mediapipe33",
        "1659, auto, mediapipe75",
        "258, auto, mediapipe75",
        "225, pose, mediapipe33",
        "132, auto, mediapipe33",
        "99, auto, mediapipe33",
        "126, auto, mediapipe_hands42",
        "63, auto, hand21"
    })
    void part_decidesTheLayout(int length, String part, String layout) throws IOException {
        sequence("a/0", length, 1);
        Imported imported = Imported.from(FORMAT, folder, ImportOptions.NONE.with("part", part));
        assertEquals(layout, imported.summary().layout().name());
        double last = imported.clip("a/0")
                .keypoints()
                .get(0, 0, imported.summary().layout().size() - 1, 2);
        int bodyNumbers = length == 132 || length > 1660 ? 4 : 3;
        assertEquals(layout.equals("mediapipe33") ? 32 * bodyNumbers + 3 : length, last);
    }

    @Test
    void landmarkOfLowVisibility_isNotSeen() throws IOException {
        double[] numbers = new double[132];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i % 4 < 3 ? 1 : i < 8 ? .2 : .9;
        }
        Npy.write(folder.resolve("0.npy"), NdArray.ofDoubles(numbers, 132));
        Keypoints keypoints = Imported.from(FORMAT, folder, ImportOptions.NONE.with("visibility", "50"))
                .clip("sequence")
                .keypoints();
        assertEquals(0, keypoints.get(0, 0, 1, 0));
        assertEquals(1, keypoints.get(0, 0, 2, 0));
    }

    @Test
    void arrayOfTwoAxes_isASequence() throws IOException {
        Npy.write(folder.resolve("s.npy"), NdArray.ofDoubles(frame(126, 0).toDoubles(), 2, 63));
        Keypoints keypoints = Imported.from(FORMAT, folder).clip("s").keypoints();
        assertEquals("FLOAT32[1,2,21,3]", keypoints.toString());
        assertEquals(126, keypoints.get(0, 1, 20, 2));
    }

    @Test
    void json_isReadWithEmptyFrames() throws IOException {
        Files.createDirectories(folder.resolve("wave"));
        Files.writeString(folder.resolve("wave/s1.json"), json(33));
        Files.writeString(folder.resolve("wave/s2.json"), "{\"frames\": [{\"landmarks\": " + json(33) + "}]}");

        Imported imported = Imported.from(FORMAT, folder);

        Keypoints keypoints = imported.clip("wave/s1").keypoints();
        assertEquals("FLOAT32[1,3,33,3]", keypoints.toString());
        assertEquals(32, keypoints.get(0, 2, 32, 0));
        assertEquals(0, keypoints.get(0, 1, 32, 0));
        Keypoints persons = imported.clip("wave/s2").keypoints();
        assertEquals("FLOAT32[3,1,33,3]", persons.toString());
        assertEquals(32, persons.get(2, 0, 32, 0));
        assertEquals("wave", imported.summary().classNames().get(0));
    }

    @Test
    void problems_nameFileAndFrame() throws IOException {
        Path file = folder.resolve("s1.json");
        Files.writeString(file, "[[{\"x\": 1, \"y\": 2}]]");
        assertTrue(Imported.failure(FORMAT, folder).contains("frame 0 has a landmark 0 without a number for z"));
        Files.writeString(file, json(30));
        assertTrue(Imported.failure(FORMAT, folder).contains("has 30 joints of 3 coordinates"));
        Files.writeString(file, "[]");
        assertTrue(Imported.failure(FORMAT, folder).contains("holds 0 frames"));
        sequence("a/0", 1662, 2);
        Npy.write(folder.resolve("a/0/7.npy"), frame(63, 0));
        assertTrue(Imported.failure(FORMAT, folder).contains("where the other frames have 1662 numbers"));
        Npy.write(folder.resolve("a/0/0.npy"), frame(1000, 0));
        assertTrue(Imported.failure(FORMAT, folder).contains("has the shape [1000]"));
    }

    @Test
    void source_isRecognised() throws IOException {
        sequence("a/0", 1662, 1);
        assertEquals("mediapipe", FormatRecognition.of(folder).format().name());
    }

    @Test
    void realRecordings_areReadCompletely() throws Exception {
        Path archive = Shared.path("data/format-samples.tar.xz");
        Process tar = new ProcessBuilder(
                        "tar", "-xJf", archive.toString(), "-C", folder.toString(), "--wildcards", "*/MP_Data/*")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeTrue(tar.waitFor() == 0, "skipped: tar cannot unpack " + archive);

        Path source;
        try (var paths = Files.walk(folder)) {
            source = paths.filter(path -> path.endsWith("MP_Data")).findFirst().orElseThrow();
        }
        Imported imported = Imported.from(FORMAT, source);

        assertEquals(9, imported.clips().size());
        assertEquals(9 * 30, imported.frames());
        assertEquals(List.of("hello", "iloveyou", "thanks"), imported.summary().classNames());
        assertEquals("mediapipe", FormatRecognition.of(source).format().name());
    }
}
