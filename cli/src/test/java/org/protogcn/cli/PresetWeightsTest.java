package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.EnsemblePreset;
import org.protogcn.skeleton.Stream;
import org.protogcn.training.RunFolder;
import org.protogcn.training.config.ConfigurationReader;

class PresetWeightsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void makeRuns() throws IOException {
        Path file = TinyConfiguration.write(folder.resolve("tiny.yaml"));
        for (Stream stream : Stream.values()) {
            RunFolder.create(folder.resolve(stream.key()), ConfigurationReader.read(file, stream, List.of()));
        }
    }

    @Test
    void runs_takeTheWeightsOfTheirStreams_inAnyOrder() {
        assertEquals(List.of(1.0, 2.0, 1.0, 2.0), weights("4", "jm", "j", "bm", "b"));
    }

    @Test
    void scoresInsideARun_areThatRuns() {
        assertEquals(List.of(1.0, 2.0, 1.0, 2.0), weights("4", "jm/scores/val/scores.npz", "j/scores/val", "bm", "b"));
    }

    @Test
    void scoresFromElsewhere_takeTheFreePlacesInOrder() {
        assertEquals(List.of(2.0, 2.0, 1.0, 1.0), weights("4", "a.npz", "b.npz", "c.npz", "d.npz"));
        assertEquals(List.of(2.0, 1.0, 1.0, 2.0), weights("4", "a.npz", "jm", "c.npz", "b"));
    }

    @Test
    void streamThatThePresetLacks_orTakesOnce_isRefusedByName() {
        refuse("stream k", "2", "j", "k");
        refuse("again", "2", "j", "j");
        assertEquals(6, weights("6-seeds", "j", "b", "k", "k", "b", "j").size());
    }

    @Test
    void wrongNumberOfScores_isRefusedWithTheList() {
        refuse("preset 4 takes 4 scores (j 2, b 2, jm 1, bm 1), not 2", "4", "j", "b");
    }

    private void refuse(String part, String preset, String... sources) {
        Exception refusal = assertThrows(InvalidInputException.class, () -> weights(preset, sources));
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    private List<Double> weights(String preset, String... sources) {
        List<Path> paths = List.of(sources).stream().map(folder::resolve).toList();
        return PresetWeights.of(EnsemblePreset.named(preset), paths);
    }
}
