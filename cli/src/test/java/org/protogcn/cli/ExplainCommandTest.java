package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations as somebody types them, of a full network and a baseline without prototypes. */
class ExplainCommandTest {
    @TempDir
    static Path folder;

    private static Path store;
    private static Path run;
    private static Path baseline;

    @BeforeAll
    static void importAndTrain() {
        store = folder.resolve("store");
        run = folder.resolve("run");
        baseline = folder.resolve("baseline");
        Typed.command("data", "import", "pyskl", TinyData.sound(folder.resolve("tiny.pkl")), "-o", store)
                .expectSuccess();
        train(run);
        train(
                baseline,
                "--set",
                "network.reconstruction=false",
                "--set",
                "network.intra=false",
                "--set",
                "loss.contrastive=false");
    }

    private static void train(Path into, Object... more) {
        Path configuration = TinyConfiguration.write(folder.resolve("tiny.yaml"));
        Object[] usual = {
            "train", configuration, "--stream", "j", "--set", "data.store=" + store, "--run", into, "--threads", 1
        };
        Typed.command(Stream.concat(Arrays.stream(usual), Arrays.stream(more)).toArray())
                .expectSuccess();
    }

    private static JsonNode json(Path explanation) throws IOException {
        return new ObjectMapper()
                .readTree(explanation.resolve("explanation.json").toFile());
    }

    @Test
    void twoClasses_areSetSideBySide_withTheirDifference() throws IOException {
        Path out = folder.resolve("two");
        String said = Typed.command(
                        "explain",
                        run,
                        store,
                        "--class",
                        "class 0",
                        "--versus",
                        "class 1",
                        "--split",
                        "train",
                        "--attribute",
                        1,
                        "--threads",
                        1,
                        "-o",
                        out)
                .expectSuccess()
                .out();
        assertTrue(said.contains("class 1: 3 clips"), said);
        assertTrue(said.contains("rank correlation"), said);
        assertTrue(said.contains("4 prototypes, used as evenly as "), said);
        double first = firstNumber(out.resolve("topologies/intra-10-class_0.csv"));
        double second = firstNumber(out.resolve("topologies/intra-10-class_1.csv"));
        double difference = firstNumber(out.resolve("topologies/intra-10-class_0_class_1.csv"));
        assertEquals(first - second, difference, 1e-6);
        assertEquals(2, json(out).at("/models/0/subjects").size());
    }

    private static double firstNumber(Path csv) throws IOException {
        return Double.parseDouble(Files.readAllLines(csv).get(1).split(",")[1]);
    }

    @Test
    void aBaseline_showsItsLastTopology_besideTheReconstruction() throws IOException {
        Path out = folder.resolve("against");
        Typed.command(
                        "explain",
                        run,
                        store,
                        "--clip",
                        "clip-3",
                        "--against",
                        baseline,
                        "--layer",
                        "1,10",
                        "--attribute",
                        0,
                        "--threads",
                        1,
                        "-o",
                        out)
                .expectSuccess();
        JsonNode models = json(out).path("models");
        assertEquals(2, models.size());
        assertTrue(models.at("/0/subjects/0/topologies/reconstructed").isArray());
        assertTrue(models.at("/1/subjects/0/topologies/reconstructed").isMissingNode());
        assertEquals("whole-10", json(out).path("instead").asText());
        assertTrue(Files.exists(out.resolve("topologies/whole-1.svg")));
    }

    @Test
    void aWholeSplit_hasARowForEveryClass_andIsReplacedWhenRepeated() throws IOException {
        Path out = folder.resolve("split");
        for (int time = 0; time < 2; time++) {
            Typed.command("explain", run, store, "--split", "val", "--threads", 1, "-o", out)
                    .expectSuccess();
        }
        assertEquals(
                4, Files.readAllLines(out.resolve("prototypes/responses.csv")).size());
        assertEquals(0, json(out).at("/models/0/subjects/0/attributions").size());
    }

    @Test
    void mistakes_areOneSentence() {
        Typed.command("explain", run, store, "--class", "class 9").expectRefusal("class 9", "did you mean");
        Typed.command("explain", run, store, "--clip", "clip-3", "--class", "class 0")
                .expectRefusal("exclude each other");
        Typed.command("explain", run, store, "--versus", "class 0").expectRefusal("--versus");
        Typed.command("explain", run, store, "--layer", "11").expectRefusal("--layer", "1 to 10");
        Typed.command("explain", run, store, "-o", folder).expectRefusal("no earlier explanation");
        Typed.command("explain", run, store, "--attribute", "-1").expectRefusal("--attribute");
    }
}
