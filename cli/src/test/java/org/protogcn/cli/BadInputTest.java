package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.training.checkpoint.SafeTensors;

/** Whatever is wrong with the input: one sentence, exit code 2, nothing half-written. */
class BadInputTest {
    @TempDir
    Path sources;

    @TempDir
    Path results;

    @Test
    void fileThatIsNoPickle_isRefused() throws IOException {
        Path file = Files.writeString(sources.resolve("no.pkl"), "Dear reader, this is a letter.");
        importPyskl(file).expectRefusal("no.pkl", "pickle");
        assertNothingWritten();
    }

    @Test
    void pickleThatNamesACommand_isRefusedWithoutRunningIt() throws IOException {
        Path file = sources.resolve("command.pkl");
        try (InputStream command = getClass().getResourceAsStream("/org/protogcn/format/pickle/command_p2.pkl")) {
            Files.write(file, command.readAllBytes());
        }
        importPyskl(file).expectRefusal("command.pkl", "system");
        assertNothingWritten();
    }

    @Test
    void truncatedFile_isRefused() throws IOException {
        Path file = TinyData.sound(sources.resolve("cut.pkl"));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));
        importPyskl(file).expectRefusal("cut.pkl");
        assertNothingWritten();
    }

    @Test
    void coordinateThatIsNoNumber_isRefusedWithClipAndFrame_unlessAskedOtherwise() throws IOException {
        Path file = TinyData.withNaN(sources.resolve("nan.pkl"));
        importPyskl(file).expectRefusal("clip-11", "frame 3", "NaN");
        assertNothingWritten();
        Typed.command("data", "import", "pyskl", file, "-o", store(), "--missing", "zero")
                .expectSuccess();
    }

    @Test
    void clipWithoutFrames_isRefusedByItsId() throws IOException {
        importPyskl(TinyData.withoutFrames(sources.resolve("empty.pkl"))).expectRefusal("clip-11");
        assertNothingWritten();
    }

    @Test
    void negativeLabel_isRefusedByTheClipsId() throws IOException {
        importPyskl(TinyData.withNegativeLabels(sources.resolve("labels.pkl"))).expectRefusal("clip-0", "-9");
        assertNothingWritten();
    }

    @Test
    void labelThatTheNetworkDoesNotKnow_isRefusedBeforeTheRunFolderExists() {
        makeStore();
        train("network.classes=2").expectRefusal("network.classes=3");
        assertFalse(Files.exists(run()));
    }

    @Test
    void storeWithAFlippedByte_isRefused() throws IOException {
        makeStore();
        Path shard = shard();
        byte[] bytes = Files.readAllBytes(shard);
        bytes[bytes.length / 2] ^= 1;
        Files.write(shard, bytes);
        Typed.command("data", "info", store()).expectRefusal("store");
        Typed training = train("network.classes=3");
        assertEquals(2, training.exitCode(), training.err());
        assertEquals(1, training.err().lines().count(), training.err());
        assertTrue(training.err().matches("protogcn: .*clip-\\d+.*\\R"), training.err());
    }

    @Test
    void misspeltKey_isRefusedWithTheRightOne() {
        train("network.widht=8").expectRefusal("'network.widht'", "did you mean 'network.width'?");
        Typed.command("train", "ntu60-xsup").expectRefusal("ntu60-xsup");
    }

    @Test
    void weightsOfAnotherNetwork_areRefused() throws IOException {
        Path weights = sources.resolve("weights.safetensors");
        SafeTensors.write(weights, Map.of("cls_head.fc_cls.bias", NdArray.zeros(DType.FLOAT32, 7)), Map.of());
        Path input = sources.resolve("in.npy");
        Npy.write(input, NdArray.zeros(DType.FLOAT32, 1, 1, 8, 25, 3));
        Typed.command(
                        "forward",
                        "--config",
                        tinyConfiguration(),
                        "--checkpoint",
                        weights,
                        "--input",
                        input,
                        "--logits",
                        results.resolve("out.npy"))
                .expectRefusal("weights.safetensors");
        assertNothingWritten();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1001})
    void impossibleNumberOfSamples_isRefused(int samples) {
        Typed.command("evaluate", run(), "--clips", samples).expectRefusal("--clips is " + samples, "1 to 1000");
        Typed.command("predict", run(), store(), "--clips", samples).expectRefusal("--clips is " + samples);
    }

    @Test
    void mistypedCommandLine_isRefusedWithTheNearestCommand() {
        Typed.command("trian").expectRefusal("did you mean", "train");
        Typed.command("data", "import", "pyskl").expectRefusal("SOURCE", "protogcn data import --help");
        Typed.command("train", "ntu60-xsub", "--stream", "x").expectRefusal("expected one of j, b, k, jm, bm, km");
        Typed.command("ablate", "utd-mhad", "--study", "foo")
                .expectRefusal("expected one of components, objectives, topologies, lambda, prototypes but was 'foo'");
        Typed.command("data", "import", "piskl", "x", "-o", store()).expectRefusal("did you mean 'pyskl'?");
    }

    private Typed importPyskl(Path file) {
        return Typed.command("data", "import", "pyskl", file, "-o", store());
    }

    private void makeStore() {
        importPyskl(TinyData.sound(sources.resolve("sound.pkl"))).expectSuccess();
    }

    private Typed train(String set) {
        return Typed.command(
                "train", tinyConfiguration(), "--set", "data.store=" + store(), "--set", set, "--run", run());
    }

    private Path tinyConfiguration() {
        return TinyConfiguration.write(sources.resolve("tiny.yaml"));
    }

    private Path store() {
        return results.resolve("store");
    }

    private Path run() {
        return results.resolve("run");
    }

    private Path shard() throws IOException {
        try (Stream<Path> files = Files.list(store())) {
            return files.filter(file -> file.toString().endsWith(".npy"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void assertNothingWritten() throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            assertEquals(List.of(), files.toList());
        }
    }
}
