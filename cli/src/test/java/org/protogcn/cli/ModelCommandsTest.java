package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.training.SavedModel;

/** From trained networks to model files and from there to answers, as a user types it. */
class ModelCommandsTest {
    @TempDir
    static Path folder;

    private static Path store;
    private static Path joint;
    private static Path bone;

    @BeforeAll
    static void train() {
        Path pickle = TinyData.sound(folder.resolve("tiny.pkl"));
        store = folder.resolve("store");
        Typed.command("data", "import", "pyskl", pickle, "-o", store).expectSuccess();
        joint = train("j");
        bone = train("b");
    }

    private static Path train(String stream) {
        Path run = folder.resolve("run-" + stream);
        Path configuration = TinyConfiguration.write(folder.resolve("tiny.yaml"));
        String data = "data.store=" + store;
        Typed.command(
                        "train",
                        configuration,
                        "--stream",
                        stream,
                        "--set",
                        data,
                        "--set",
                        "data.test=val",
                        "--run",
                        run,
                        "--threads",
                        1)
                .expectSuccess();
        return run;
    }

    private static Path exported(String name, Object... more) {
        Path file = folder.resolve(name);
        List<Object> words = new ArrayList<>(List.of("model", "export", "-o", file, "--threads", 1));
        words.addAll(List.of(more));
        String out = Typed.command(words.toArray()).expectSuccess().out();
        assertTrue(out.contains(name + ": "), out);
        return file;
    }

    @Test
    void fusedModel_describesItself() throws IOException {
        Path file = exported("fused.onnx", joint, bone, "--preset", "2");
        JsonNode card = new ObjectMapper()
                .readTree(Typed.command("model", "info", file, "--json")
                        .expectSuccess()
                        .out());
        assertEquals("b", card.at("/streams/1/stream").asText().toLowerCase(Locale.ROOT));
        assertEquals(8, card.at("/recipe/frames").asInt());
        assertEquals(
                8, card.at("/provenance/networks/0/configuration/network/width").asInt());
        String text = Typed.command("model", "info", file).expectSuccess().out();
        assertTrue(text.contains("j × 1.0, b × 1.0"), text);
    }

    @Test
    void modelFile_evaluatesAndPredictsLikeTheRun() throws IOException {
        Path file = exported("same.onnx", bone);
        Path fromRun = folder.resolve("from-run");
        Path fromFile = folder.resolve("from-file");
        evaluate(bone, fromRun);
        Typed.command("evaluate", file, "--threads", 1, "-o", fromFile).expectSuccess();
        assertEquals(
                Files.readString(fromRun.resolve("confusion.csv")),
                Files.readString(fromFile.resolve("confusion.csv")));
        String run = Typed.command("predict", bone, store, "--threads", 1)
                .expectSuccess()
                .out();
        assertEquals(run, Typed.command("predict", file, store).expectSuccess().out());
    }

    @Test
    void checkpointOfPyTorch_exportedAndImported_givesTheSameModel() throws IOException {
        Path pth = exported("joint.pth", joint);
        Path configuration = folder.resolve("tiny.yaml");
        Path back = folder.resolve("back.safetensors");
        Typed.command("model", "import", pth, "--config", configuration, "-o", back)
                .expectSuccess();
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        evaluate(joint, first);
        evaluate(back, second);
        assertEquals(
                Files.readString(first.resolve("confusion.csv")), Files.readString(second.resolve("confusion.csv")));
        assertEquals(-1, Files.mismatch(first.resolve("scores.npz"), second.resolve("scores.npz")));
    }

    private static void evaluate(Path model, Path report) {
        Typed.command("evaluate", model, "--store", store, "--split", "val", "--threads", 1, "-o", report)
                .expectSuccess();
    }

    @Test
    void checkpointOfAnotherSize_isRefusedByName_andNothingIsWritten() throws IOException {
        Path pth = exported("wide.pth", joint);
        Path target = folder.resolve("wide.onnx");
        Typed.command(
                        "model",
                        "import",
                        pth,
                        "--config",
                        folder.resolve("tiny.yaml"),
                        "--set",
                        "network.width=16",
                        "-o",
                        target)
                .expectRefusal("wide.pth", "of another size", "backbone.gcn.0");
        assertFalse(Files.exists(target));
        Typed.command("model", "export", joint, "-o", folder.resolve("model.tflite"))
                .expectRefusal(".onnx, .safetensors, .pth");
        Typed.command("model", "export", joint, bone, "-o", folder.resolve("two.pth"))
                .expectRefusal("only a file .onnx takes several models");
    }

    @Test
    void eightBits_areComparedOnTheTestSplit() {
        Path file = folder.resolve("int8.onnx");
        String out = Typed.command("model", "export", joint, "--int8", "--any-loss", "-o", file, "--threads", 1)
                .expectSuccess()
                .out();
        assertTrue(out.contains("of 3 clips of val"), out);
        Typed.command("model", "info", file).expectSuccess();
    }

    @Test
    void calibration_goesIntoTheModelFile() {
        Typed.command("calibrate", bone, "--split", "val").expectRefusal("evaluate it first");
        Typed.command("evaluate", bone, "--split", "val", "--threads", 1).expectSuccess();
        String out = Typed.command("calibrate", bone, "--split", "val", "--false-alarms", 0.1)
                .expectSuccess()
                .out();
        assertTrue(out.contains("expected calibration error"), out);
        String info = Typed.command("model", "info", exported("calibrated.onnx", bone))
                .expectSuccess()
                .out();
        assertTrue(info.contains("false-alarm rate of 0.1"), info);
    }

    @Test
    void modelFileOfOtherWeights_doesNotPassTheCheck() {
        Path file = exported("of-the-joints.onnx", joint);
        SavedModel other = SavedModel.open(bone, "best");
        ExportCheck check = new ExportCheck(List.of(other), List.of(1.0), new Device("cpu"));
        CheckClips clips = CheckClips.of(other, Optional.of(store));
        String message = assertThrows(InvalidInputException.class, () -> check.compare(file, clips))
                .getMessage();
        assertTrue(message.contains("differ from the network's by"), message);
    }

    @Test
    void calibrationOfFusedRuns_goesIntoTheFusedModelFile() throws IOException {
        for (Path run : List.of(joint, bone)) {
            Typed.command("evaluate", run, "--split", "train", "--threads", 1).expectSuccess();
        }
        Typed.command("calibrate", "--preset", "2", joint, bone, "--split", "train")
                .expectRefusal("of several runs", "say with -o");
        Path file = folder.resolve("fused.json");
        String out = Typed.command("calibrate", "--weights", "3,1", joint, bone, "--split", "train", "-o", file)
                .expectSuccess()
                .out();
        assertTrue(out.contains("written to " + file), out);
        Path model = exported("fused-calibrated.onnx", joint, bone, "--weights", "3,1", "--calibration", file);
        JsonNode card = new ObjectMapper()
                .readTree(Typed.command("model", "info", model, "--json")
                        .expectSuccess()
                        .out());
        double temperature =
                new ObjectMapper().readTree(file.toFile()).path("temperature").asDouble();
        assertEquals(temperature, card.at("/calibration/temperature").asDouble());
        Typed.command("model", "export", joint, bone, "--calibration", store, "-o", folder.resolve("no.onnx"))
                .expectRefusal("cannot read the calibration");
        Typed.command("model", "export", joint, "--calibration", file, "-o", folder.resolve("no.pth"))
                .expectRefusal("only a file .onnx");
    }

    @Test
    void checkpointOfABenchmark_bringsItsClassNames() throws IOException {
        Path configuration = folder.resolve("ntu60-tiny.yaml");
        Files.copy(TinyConfiguration.write(folder.resolve("tiny.yaml")), configuration);
        Path run = folder.resolve("run-60");
        Typed.command(
                        "train",
                        configuration,
                        "--set",
                        "data.store=" + store,
                        "--set",
                        "network.classes=60",
                        "--run",
                        run,
                        "--threads",
                        1)
                .expectSuccess();
        Path pth = exported("sixty.pth", run);
        assertEquals("drink water", firstClass(pth, configuration, "--set", "network.classes=60"));
        Path names = folder.resolve("names.txt");
        Files.write(names, IntStream.range(0, 60).mapToObj(i -> "action " + i).toList());
        assertEquals("action 0", firstClass(pth, configuration, "--set", "network.classes=60", "--classes", names));
        assertEquals("class 0", firstClass(exported("three.pth", joint), configuration));
    }

    /** Of a model file that the checkpoint is imported into. */
    private static String firstClass(Path pth, Path configuration, Object... more) throws IOException {
        Path file = folder.resolve("imported.onnx");
        List<Object> words = new ArrayList<>(List.of("model", "import", pth, "--config", configuration, "-o", file));
        words.addAll(List.of(more));
        Typed.command(words.toArray()).expectSuccess();
        JsonNode card = new ObjectMapper()
                .readTree(Typed.command("model", "info", file, "--json")
                        .expectSuccess()
                        .out());
        return card.at("/classes/0").asText();
    }

    @Test
    void liveFrames_becomeDecisionsAndEvents() throws IOException {
        Path file = exported("live.onnx", joint);
        Path frames = folder.resolve("frames.jsonl");
        StringBuilder lines = new StringBuilder();
        for (int t = 0; t < 40; t++) {
            lines.append(frame(t)).append('\n');
        }
        Files.writeString(frames, lines);
        String out = live(file, frames, "--decisions", "--start", 0, "--end", 0, "--json")
                .expectSuccess()
                .out();
        List<JsonNode> printed = new ArrayList<>();
        for (String line : out.lines().toList()) {
            printed.add(new ObjectMapper().readTree(line));
        }
        assertEquals(9, printed.get(0).path("last").asInt());
        assertEquals("START", printed.get(1).path("kind").asText());
        assertEquals("END", printed.get(printed.size() - 1).path("kind").asText());
        Files.writeString(frames, frame(0) + "\n{\"frame\": 1, \"people\": [{\"id\": 1, \"keypoints\": [[1]]}]}\n");
        String refusal = Typed.command("live", file, "--input", frames).err();
        assertTrue(refusal.contains("line 2 of the frames has a person of 1 joints"), refusal);
    }

    @Test
    void liveFramesWithoutIds_areFollowed_inWhateverOrderTheyCome() throws IOException {
        Path file = exported("follow.onnx", joint);
        Path frames = folder.resolve("unnumbered.jsonl");
        StringBuilder lines = new StringBuilder();
        for (int t = 0; t < 40; t++) {
            String here = person("", t, 0);
            String there = person("", t, 50);
            lines.append(people(t, t % 2 == 0 ? here + ", " + there : there + ", " + here))
                    .append('\n');
        }
        Files.writeString(frames, lines);
        String out = live(file, frames, "--decisions", "--json").expectSuccess().out();
        Set<Long> persons = new TreeSet<>();
        for (String line : out.lines().toList()) {
            persons.add(new ObjectMapper().readTree(line).path("person").longValue());
        }
        assertEquals(Set.of(0L, 1L), persons);
        assertEquals(7, out.lines().filter(line -> line.contains("prediction")).count(), out);
        Files.writeString(frames, people(0, person("\"id\": 4, ", 0, 0) + ", " + person("", 0, 50)));
        live(file, frames).expectRefusal("frame 0 of source camera has a person without a number");
    }

    private static Typed live(Path model, Path frames, Object... more) {
        List<Object> words = new ArrayList<>(List.of("live", model, "--input", frames, "--window", 8, "--warm-up", 8));
        words.addAll(List.of(more));
        return Typed.command(words.toArray());
    }

    private static String frame(int number) {
        return people(number, person("\"id\": 1, ", number, 0));
    }

    private static String people(int frame, String people) {
        return "{\"frame\": " + frame + ", \"people\": [" + people + "]}";
    }

    /** Somebody at the place {@code x}, waving slowly. */
    private static String person(String id, int frame, int x) {
        StringJoiner joints = new StringJoiner(", ", "[", "]");
        for (int joint = 0; joint < 25; joint++) {
            double wave = 0.1 * Math.sin(frame / 4.0 + joint);
            joints.add(String.format(Locale.ROOT, "[%.3f, %.3f, 3]", x + wave + joint % 2, wave + joint / 10.0));
        }
        return "{" + id + "\"keypoints\": " + joints + "}";
    }
}
