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
import org.protogcn.testing.Campaign;
import org.protogcn.testing.FuzzedSource;
import org.protogcn.testing.Shared;

/** Damaged checkpoints end in one sentence, with little memory and in little time. */
class CheckpointFuzzTest {
    private static final int INPUTS = 2000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"odd_zip", "odd_zip_proto4", "odd_legacy"})
    void pth(String name) throws IOException {
        Path victim = Files.copy(Shared.path("goldens/files/" + name + ".pth"), folder.resolve("fuzz.pth"));
        Campaign.run(name, INPUTS, FuzzedSource.of(victim, PthReader::readWeights));
    }

    @Test
    void safetensors() throws IOException {
        Path victim = folder.resolve("fuzz.safetensors");
        Map<String, NdArray> tensors = Map.of(
                "a", NdArray.ofFloats(new float[6], 2, 3),
                "b", NdArray.ofLongs(new long[2], 2),
                "c", NdArray.ofLongs(new long[1]));
        SafeTensors.write(victim, tensors, Map.of("epoch", "3"));
        Campaign.run("safetensors", INPUTS, FuzzedSource.of(victim, file -> {
            SafeTensors.readMetadata(file);
            SafeTensors.read(file);
        }));
    }
}
