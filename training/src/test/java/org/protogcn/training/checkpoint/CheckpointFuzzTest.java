package org.protogcn.training.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.array.NdArray;
import org.protogcn.testing.Fuzz;
import org.protogcn.testing.Shared;

/** Damaged checkpoints end in one sentence, with little memory and in little time. */
class CheckpointFuzzTest {
    private static final int ROUNDS = 2000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"odd_zip", "odd_zip_proto4", "odd_legacy"})
    void pth(String name) throws IOException {
        Path victim = folder.resolve("fuzz.pth");
        Fuzz.damage(Files.readAllBytes(Shared.path("goldens/files/" + name + ".pth")), ROUNDS, bytes -> {
            Files.write(victim, bytes);
            PthReader.readWeights(victim);
        });
    }

    @Test
    void safetensors() throws IOException {
        Path victim = folder.resolve("fuzz.safetensors");
        Map<String, NdArray> tensors = Map.of(
                "a", NdArray.ofFloats(new float[6], 2, 3),
                "b", NdArray.ofLongs(new long[2], 2),
                "c", NdArray.ofLongs(new long[1]));
        SafeTensors.write(victim, tensors, Map.of("epoch", "3"));
        Fuzz.damage(Files.readAllBytes(victim), ROUNDS, bytes -> {
            Files.write(victim, bytes);
            SafeTensors.readMetadata(victim);
            SafeTensors.read(victim);
        });
    }
}
