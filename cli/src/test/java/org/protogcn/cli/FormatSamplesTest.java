package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.testing.Shared;

/** Real files in the forms that users have: recognised, imported, and answered by a network. */
class FormatSamplesTest {
    @TempDir
    static Path folder;

    private static Path samples;

    @BeforeAll
    static void unpack() {
        samples = Shared.unpacked("format-samples", folder);
    }

    private static Path imported(String sample, String name, Object... more) {
        Path store = folder.resolve(name);
        Object[] words = {"data", "import", "auto", samples.resolve(sample), "-o", store};
        Object[] all = Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray();
        Typed.command(all).expectSuccess();
        return store;
    }

    private static JsonNode info(Path store) throws IOException {
        return new ObjectMapper()
                .readTree(Typed.command("data", "info", store, "--json")
                        .expectSuccess()
                        .out());
    }

    @Test
    void listOfAnnotations_hasTheKnownCounts() throws IOException {
        JsonNode info = info(imported("pyskl-pkl/wlasl_test_combined.pkl", "wlasl"));
        assertEquals(234, info.path("clips").asInt(), info::toString);
        assertEquals("coco17", info.path("layout").asText());
        assertEquals(
                1,
                info(imported("pyskl-pkl/wlasl_12320_GL00003_single.pkl", "single"))
                        .path("clips")
                        .asInt());
    }

    @Test
    void annotationsWithoutKeypoints_areRefusedInOneSentence() {
        Path file = samples.resolve("pyskl-pkl/mmaction2_tests_sample_kinetics_nokeypoints.pkl");
        Typed.command("data", "import", "kinetics", file, "-o", folder.resolve("none"))
                .expectRefusal("nokeypoints.pkl");
    }

    @Test
    void openPose_becomesCoco17_andIsAnswered() throws IOException {
        Path store = imported("openpose-json", "openpose", "--to", "coco17", "--set", "label=walk");
        assertEquals(2, info(store).path("clips").asInt());
        assertAnswered(store, "coco17", 2);
    }

    @Test
    void alphaPose_isAnsweredByANetworkOfOpenPoseClips() {
        Path store = imported("alphapose-json/alphapose-results.json", "alphapose");
        Path openPose = imported("openpose-json", "openpose-again", "--to", "coco17", "--set", "label=walk");
        Path model = trained(openPose, "coco17");
        assertEquals(1, answers(model, store));
    }

    @Test
    void mediaPipe_isAnswered() throws IOException {
        Path store = imported("mediapipe-holistic-npy/MP_Data", "mediapipe", "--set", "part=pose");
        JsonNode info = info(store);
        assertEquals(9, info.path("clips").asInt(), info::toString);
        assertAnswered(store, "mediapipe33", 9);
    }

    private static void assertAnswered(Path store, String layout, int clips) {
        assertEquals(clips, answers(trained(store, layout), store));
    }

    private static Path trained(Path store, String layout) {
        Path run = folder.resolve("run-" + store.getFileName());
        Path configuration = folder.resolve(layout + ".yaml");
        boolean planar = layout.equals("coco17");
        try {
            Files.writeString(
                    configuration,
                    """
                    recipe: {layout: %s, frames: 8, persons: 2, normalize: %s, start: fixed}
                    network: {classes: 3, width: 8, prototypes: 4}
                    schedule: {epochs: 1, batch: 4, workers: 1}
                    evaluation: {clips: 1}
                    """
                            .formatted(layout, !planar));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Typed.command("data", "split", store, "--train", 0.5, "--val", 0.5).expectSuccess();
        Typed.command(
                        "train",
                        configuration,
                        "--set",
                        "data.store=" + store,
                        "--set",
                        "data.train=random_train",
                        "--set",
                        "data.validation=random_val",
                        "--run",
                        run,
                        "--threads",
                        1)
                .expectSuccess();
        return run;
    }

    private static long answers(Path model, Path store) {
        String out = Typed.command("predict", model, store, "--threads", 1)
                .expectSuccess()
                .out();
        assertTrue(out.contains("%"), out);
        return out.lines().filter(line -> !line.startsWith("  ")).count();
    }
}
