package org.protogcn.training.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;

class CheckpointFolderTest {
    @TempDir
    private Path folder;

    private CheckpointFolder checkpoints;

    @BeforeEach
    void open() {
        checkpoints = new CheckpointFolder(folder);
    }

    private static Checkpoint checkpoint(float value) {
        return new Checkpoint(
                Map.of("weight", NdArray.ofFloats(new float[] {value}, 1)),
                Map.of("described", "yes"),
                Map.of("count", NdArray.ofLongs(new long[] {3})),
                Map.of("step", "7"));
    }

    private float weight(String name) {
        return CheckpointFolder.load(checkpoints.find(name).orElseThrow())
                .weights()
                .get("weight")
                .toFloats()[0];
    }

    @Test
    void load_afterSave_isTheSame() throws IOException {
        Checkpoint loaded = CheckpointFolder.load(checkpoints.save("epoch-0001", checkpoint(1.5f)));
        assertEquals(1.5f, loaded.weights().get("weight").toFloats()[0]);
        assertEquals(3, loaded.state().get("count").getLong(0));
        assertEquals(Map.of("described", "yes"), loaded.description());
        assertEquals(Map.of("step", "7"), loaded.progress());
    }

    @Test
    void find_followsThePointers() throws IOException {
        checkpoints.save("epoch-0001", checkpoint(1));
        checkpoints.point(Map.of("last", "epoch-0001", "best", "epoch-0001"));
        checkpoints.save("epoch-0002", checkpoint(2));
        assertEquals(1, weight("last"));
        checkpoints.point(Map.of("last", "epoch-0002", "best", "epoch-0001"));
        assertEquals(2, weight("last"));
        assertEquals(1, weight("best"));
        assertEquals(2, weight("epoch-0002"));
    }

    @Test
    void find_whatIsNotThere_isEmpty() {
        assertEquals(Optional.empty(), checkpoints.find("last"));
        assertEquals(Optional.empty(), checkpoints.find("epoch-0009"));
    }

    /** The index is a file that may come from anywhere. */
    @Test
    void find_aPointerOutOfTheFolder_isRefused() throws IOException {
        Path outside = Files.createDirectories(folder.resolveSibling("outside"));
        Files.writeString(outside.resolve("weights.safetensors"), "");
        checkpoints.point(Map.of("last", "../outside"));
        assertThrows(InvalidInputException.class, () -> checkpoints.find("last"));
        assertEquals(Optional.empty(), checkpoints.find("../outside"));
    }

    @Test
    void pointers_fromADamagedIndex_areOneSentence() throws IOException {
        for (String text : List.of("{", "[]", "", "{\"last\":{}}")) {
            Files.writeString(folder.resolve("index.json"), text);
            Exception e = assertThrows(InvalidInputException.class, () -> checkpoints.pointers(), text);
            assertTrue(e.getMessage().startsWith(folder.resolve("index.json").toString()), e.getMessage());
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        }
    }

    @Test
    void save_anExistingName_replacesIt() throws IOException {
        checkpoints.save("epoch-0001", checkpoint(1));
        checkpoints.save("epoch-0001", checkpoint(2));
        assertEquals(2, weight("epoch-0001"));
    }

    @Test
    void prune_deletesWhatNobodyNeeds_andSparesTheUsersOwn() throws IOException {
        for (String name : List.of("epoch-0001", "epoch-0002", "epoch-0003", "epoch-0004", "step-17", "mine")) {
            checkpoints.save(name, checkpoint(1));
        }
        Files.createDirectory(folder.resolve(".epoch-0005.writing-00000000-0000-0000-0000-000000000000"));
        Files.writeString(folder.resolve(".index.json.writing-00000000-0000-0000-0000-000000000000"), "");
        checkpoints.point(Map.of("last", "epoch-0004", "best", "epoch-0002"));
        checkpoints.prune(Set.of("epoch-0003"));
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of("epoch-0002", "epoch-0003", "epoch-0004", "index.json", "mine"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
