package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.training.RunFolder;

/** The commands one after another, as a user types them, on a tiny pickle. */
class WorkflowTest {
    @TempDir
    static Path folder;

    private static Path pickle;
    private static Path store;
    private static Path run;

    @BeforeAll
    static void importAndTrain() {
        pickle = TinyData.sound(folder.resolve("tiny.pkl"));
        store = folder.resolve("store");
        run = folder.resolve("run");
        Typed.command("data", "import", "pyskl", pickle, "-o", store).expectSuccess();
        train("j", run).expectSuccess();
    }

    private static Typed train(String stream, Path into) {
        Path configuration = TinyConfiguration.write(folder.resolve("tiny.yaml"));
        String data = "data.store=" + store;
        return Typed.command("train", configuration, "--stream", stream, "--set", data, "--run", into, "--threads", 1);
    }

    @Test
    void info_countsClipsSplitsAndClasses() throws IOException {
        JsonNode info = new ObjectMapper()
                .readTree(Typed.command("data", "info", store, "--json")
                        .expectSuccess()
                        .out());
        assertEquals(TinyData.CLIPS, info.path("clips").intValue());
        assertEquals(9, info.path("splits").path("train").intValue());
        assertEquals("ntu25", info.path("layout").textValue());
        assertTrue(Typed.command("data", "info", store).expectSuccess().out().contains("ntu25"));
    }

    @Test
    void existingStoreAndRun_areNotOverwritten() {
        Typed.command("data", "import", "pyskl", pickle, "-o", store).expectRefusal("store");
        Typed.command("data", "import", "pyskl", pickle, "-o", store, "--replace")
                .expectSuccess();
        assertEquals(2, train("j", run).exitCode());
    }

    @Test
    void training_printsBothRates_andKeepsACheckpoint() {
        String out = train("bm", folder.resolve("run-bm")).expectSuccess().out();
        assertTrue(out.contains("learning rate 0.1 for a batch of 64, so 0.00625 for the global batch of 4"), out);
        assertTrue(out.contains("epoch 2/2: loss "), out);
        assertTrue(Files.exists(folder.resolve("run-bm/checkpoints/epoch-0002/weights.safetensors")));
    }

    @Test
    void runFolder_saysWhatTheRunWasMadeOf_andEveryFigure() throws IOException {
        JsonNode manifest =
                new ObjectMapper().readTree(run.resolve("manifest.json").toFile());
        assertEquals(64, manifest.at("/data/sha256").textValue().length());
        assertEquals(9, manifest.at("/data/train/clips").intValue());
        assertTrue(manifest.path("sessions").path(0).has("machine"));
        List<String> records = Files.readAllLines(run.resolve("metrics.jsonl"));
        assertEquals(2 * (3 + 1), records.size());
        JsonNode last = new ObjectMapper().readTree(records.get(7));
        assertEquals(2, last.path("epoch").intValue());
        assertEquals(6, last.path("step").intValue());
        assertTrue(last.path("contrastive").isDouble());
        assertTrue(last.path("validation").isDouble());
        assertTrue(Files.isDirectory(RunFolder.open(run).events()));
    }

    @Test
    void finishedRun_resumed_hasNothingToDo() {
        String out = Typed.command("train", "--resume", "--run", run, "--threads", 1)
                .expectSuccess()
                .out();
        assertTrue(out.contains("evaluate"), out);
    }

    @Test
    void resumption_withAnotherNetwork_isRefused_withAnotherNumberOfWorkersNot() {
        Typed.command("train", "--resume", "--run", run, "--set", "network.width=16")
                .expectRefusal("network.width=8", "16");
        Typed.command("train", "--resume", "--run", run, "--set", "schedule.workers=2", "--threads", 1)
                .expectSuccess();
    }

    @Test
    void evaluation_writesAReport_thatTheEnsembleTakes() {
        String out = Typed.command("evaluate", run, "--split", "val", "--threads", 1)
                .expectSuccess()
                .out();
        assertTrue(out.contains("top-1"), out);
        assertTrue(Files.exists(run.resolve("scores/val/confusion.png")));
        Path fused = folder.resolve("fused");
        String both = Typed.command(
                        "ensemble", run, run.resolve("scores/val/scores.npz"), "--weights", "2,1", "-o", fused)
                .expectSuccess()
                .out();
        assertTrue(both.contains("fused"), both);
        assertTrue(Files.exists(fused.resolve("metrics.json")));
        String same = Typed.command("compare", run, run.resolve("scores/val"))
                .expectSuccess()
                .out();
        assertTrue(same.contains("right in one alone 0 and 0, p = 1"), same);
        Typed.command("ensemble", "--weights", "1,2,3", run, run).expectRefusal("3 weights for 2 score files");
        Typed.command("ensemble", "--preset", "2", run, run).expectRefusal("stream j", "preset 2 (j 1, b 1)");
    }

    @Test
    void evaluationOfAWeightsFile_writesItsReportBesideIt() throws IOException {
        Path weights = Files.createDirectory(folder.resolve("shipped")).resolve("weights.safetensors");
        Files.copy(run.resolve("checkpoints/epoch-0002/weights.safetensors"), weights);
        Typed.command("evaluate", weights, "--split", "val", "--threads", 1).expectSuccess();
        assertTrue(Files.exists(folder.resolve("shipped/scores/val/scores.npz")));
    }

    @Test
    void prediction_givesTheLikeliestActionsOfEveryClip() throws IOException {
        JsonNode all = new ObjectMapper()
                .readTree(Typed.command("predict", run, pickle, "--json", "--threads", 1)
                        .expectSuccess()
                        .out());
        assertEquals(TinyData.CLIPS, all.size());
        double sum = 0;
        for (JsonNode candidate : all.get(0).path("classes")) {
            sum += candidate.path("probability").doubleValue();
        }
        assertEquals(1, sum, 1e-6);
        String one = Typed.command("predict", run, store, "--clip", "clip-4", "--threads", 1)
                .expectSuccess()
                .out();
        assertEquals(4, one.lines().count(), one);
        Typed.command("predict", run, store, "--clip", "clip-99").expectRefusal("clip-99");
        Typed.command("predict", run, "absent.json").expectRefusal("there is no file or folder absent.json");
    }

    @Test
    void forward_writesLogitsAndTopology() {
        Path logits = folder.resolve("logits.npy");
        Path topology = folder.resolve("topology.npy");
        forward(logits, "--block-topology", topology).expectSuccess();
        assertArrayEquals(new int[] {2, 3}, Npy.read(logits).shape());
        assertArrayEquals(new int[] {2, 1, 32, 25, 25}, Npy.read(topology).shape());
    }

    @Test
    void checkpointOfAnotherSize_isRefused() {
        Path logits = folder.resolve("none.npy");
        forward(logits, "--set", "network.width=16").expectRefusal("weights.safetensors");
        assertFalse(Files.exists(logits));
    }

    private static Typed forward(Path logits, Object... more) {
        Path input = folder.resolve("in.npy");
        Path weights = run.resolve("checkpoints/epoch-0002/weights.safetensors");
        Path configuration = TinyConfiguration.write(folder.resolve("tiny.yaml"));
        writeZeros(input);
        List<Object> words = new ArrayList<>(List.of("forward", "--threads", 1, "--checkpoint", weights));
        words.addAll(List.of("--config", configuration, "--input", input, "--logits", logits));
        words.addAll(List.of(more));
        return Typed.command(words.toArray());
    }

    private static void writeZeros(Path input) {
        try {
            Npy.write(input, NdArray.zeros(DType.FLOAT32, 2, 1, 8, 25, 3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
