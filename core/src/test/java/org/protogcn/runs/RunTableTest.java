package org.protogcn.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;

class RunTableTest {
    @TempDir
    Path folder;

    @BeforeEach
    void makeRuns() throws IOException {
        run(
                "wide",
                96,
                "{\"step\":1,\"kind\":\"step\",\"epoch\":1,\"loss\":9}\n" + epoch(1, 3, 0.5) + epoch(2, 2, 0.7));
        run("narrow", 8, epoch(1, 2.5, 0.9) + epoch(2, 2.6, 0.8));
        run("killed", 16, epoch(1, 4, 0.4) + "{\"step\":7,\"kin");
    }

    private Path run(String name, int width, String metrics) throws IOException {
        Path run = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                run.resolve("config.yaml"),
                "name: \"" + name + "\"\nnetwork: {width: " + width
                        + ", prototypes: 100}\nschedule: {epochs: 2}\ndata: {test: val}\n");
        Files.writeString(run.resolve("manifest.json"), "{\"seed\": 1}");
        Files.writeString(run.resolve("metrics.jsonl"), metrics);
        return run;
    }

    private static String epoch(int epoch, double loss, double validation) {
        return "{\"step\":" + 10 * epoch + ",\"kind\":\"epoch\",\"epoch\":" + epoch + ",\"loss\":" + loss
                + ",\"contrastive\":1.5,\"accuracy\":0.3,\"validation\":" + validation + ",\"seconds\":5}\n";
    }

    private static List<String> names(RunTable table) {
        return table.runs().stream().map(RunRecord::name).toList();
    }

    @Test
    void runs_standBestFirst_byValidationOrWhateverIsAskedFor() {
        RunTable table = RunTable.of(folder);
        assertEquals(List.of("narrow", "wide", "killed"), names(table));
        assertEquals(List.of("killed", "wide", "narrow"), names(table.sortedBy("validation", true)));
        assertEquals(List.of("wide", "narrow", "killed"), names(table.sortedBy("loss", false)));
        assertEquals(List.of("narrow", "killed", "wide"), names(table.sortedBy("network.width", false)));
        assertEquals(List.of("killed", "narrow", "wide"), names(table.sortedBy("run", false)));
        Exception wrong = assertThrows(InvalidInputException.class, () -> table.sortedBy("network.widht", false));
        assertTrue(wrong.getMessage().contains("did you mean 'network.width'?"), wrong.getMessage());
    }

    @Test
    void differing_areSettingsThatNotAllShare_withoutTheName() {
        assertEquals(List.of("network.width"), RunTable.of(folder).differing());
    }

    @Test
    void curves_areThoseOfEpochs_withEveryLossTerm() {
        Curves curves = RunRecord.read(folder.resolve("wide")).curves();
        assertEquals(2, curves.lastEpoch());
        assertEquals(List.of("loss", "contrastive"), curves.lossNames());
        assertEquals(0.7, curves.highest(Curves.VALIDATION).orElseThrow());
        assertEquals(2, curves.last("loss").orElseThrow());
        assertEquals(10, curves.sum("seconds").orElseThrow());
    }

    @Test
    void notes_sayWhatIsUnfinishedOrDamaged() throws IOException {
        assertEquals(List.of(), RunTable.notes(RunRecord.read(folder.resolve("wide"))));
        assertEquals(
                List.of("unfinished: epoch 1 of 2", "metrics.jsonl: 1 line is damaged, the first is line 2"),
                RunTable.notes(RunRecord.read(folder.resolve("killed"))));
        Path broken = run("broken", 4, "");
        Files.writeString(broken.resolve("config.yaml"), "{: [");
        Files.writeString(broken.resolve("manifest.json"), "[]");
        Files.delete(broken.resolve("metrics.jsonl"));
        assertEquals(
                List.of(
                        "nobody knows how many epochs were planned",
                        "config.yaml is damaged",
                        "manifest.json is damaged",
                        "metrics.jsonl: there is no such file or folder"),
                RunTable.notes(RunRecord.read(broken)));
        assertEquals("broken", names(RunTable.of(folder)).get(3));
    }

    @Test
    void evaluationOfTheTestSplit_isFoundBesideOthers() throws IOException {
        Path scores = Files.createDirectories(folder.resolve("wide/scores/val"));
        Files.writeString(
                scores.resolve("metrics.json"),
                "{\"clips\": 8, \"top1\": 0.75, \"top5\": 1, \"mean_class_accuracy\": 0.7}");
        Path other = Files.createDirectories(folder.resolve("wide/scores/train"));
        Files.writeString(other.resolve("metrics.json"), "{\"clips\": 9, \"top1\": 0.99}");
        RunRecord run = RunRecord.read(folder.resolve("wide"));
        assertEquals(0.75, RunColumn.TOP1.of(run).orElseThrow());
        assertEquals(0.7, RunColumn.MEAN_CLASS.of(run).orElseThrow());
        assertTrue(RunColumn.TOP1.of(RunRecord.read(folder.resolve("narrow"))).isEmpty());
        assertFalse(run.scoredSplits().contains("val"), "there are figures, but no score file");
    }

    @Test
    void folderWithoutRuns_isRefused() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("narrow/scores"));
        assertThrows(InvalidInputException.class, () -> RunTable.of(empty));
        assertThrows(InvalidInputException.class, () -> RunTable.of(folder.resolve("absent")));
        assertThrows(InvalidInputException.class, () -> RunRecord.read(empty));
    }

    @Test
    void oversizedFiles_areLeftOut() throws IOException {
        Path run = run("huge", 4, "x".repeat(1 << 18) + "\n" + epoch(1, 1, 0.1) + epoch(2, 1, 0.2));
        Files.writeString(run.resolve("manifest.json"), "{\"a\": \"" + "x".repeat(1 << 19) + "\"}");
        RunRecord read = RunRecord.read(run);
        assertEquals(2, read.curves().lastEpoch());
        assertEquals(2, read.problems().size(), read.problems().toString());
    }
}
