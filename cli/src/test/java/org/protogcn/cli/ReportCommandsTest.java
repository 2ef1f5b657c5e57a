package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a trained run to its report and its line among other runs, as a user types it. */
class ReportCommandsTest {
    @TempDir
    static Path folder;

    private static Path store;
    private static Path runs;
    private static Path run;

    @BeforeAll
    static void trainAndEvaluate() {
        store = folder.resolve("store");
        runs = folder.resolve("runs");
        run = runs.resolve("first");
        Path pickle = TinyData.sound(folder.resolve("tiny.pkl"));
        Typed.command("data", "import", "pyskl", pickle, "-o", store).expectSuccess();
        Path configuration = TinyConfiguration.write(folder.resolve("tiny.yaml"));
        String data = "data.store=" + store;
        Typed.command("train", configuration, "--set", data, "--set", "data.test=val", "--run", run, "--threads", 1)
                .expectSuccess();
        Typed.command("evaluate", run, "--threads", 1).expectSuccess();
    }

    @Test
    void report_isAPageInTheRunFolder_withTheStoresSkeletons() throws IOException {
        Path figures = folder.resolve("figures");
        String out = Typed.command("report", run, "--figures", figures)
                .expectSuccess()
                .out();
        assertTrue(out.contains("report: " + run.resolve("report.html")), out);
        String page = Files.readString(run.resolve("report.html"));
        assertTrue(page.contains("\"persons\":1"), "clips can be played");
        assertTrue(page.contains("spine_base"));
        assertTrue(page.contains("How it was made") && page.contains("sha256"));
        assertTrue(Files.exists(figures.resolve("losses.svg")) && Files.exists(figures.resolve("confusion.png")));
    }

    @Test
    void commandsThatRepeatTheRun_areUnderstood() throws IOException {
        Typed.command("report", run, "-o", folder.resolve("again.html")).expectSuccess();
        String page = Files.readString(folder.resolve("again.html"));
        Path again = Path.of(run + "-again");
        assertTrue(page.contains("protogcn train " + run + "/config.yaml --stream j --run " + again), page);
        Typed.command("train", run.resolve("config.yaml"), "--stream", "j", "--run", again, "--threads", 1)
                .expectSuccess();
        assertEquals(lines(run), lines(again));
    }

    /** Of steps: they do not depend on the clock. */
    private static List<String> lines(Path of) throws IOException {
        return Files.readAllLines(of.resolve("metrics.jsonl")).stream()
                .filter(line -> line.contains("\"kind\":\"step\""))
                .toList();
    }

    @Test
    void scoresAlone_makeAReportToo() throws IOException {
        Path scores = Files.createDirectories(folder.resolve("fused")).resolve("scores.npz");
        Files.copy(run.resolve("scores/val/scores.npz"), scores);
        String out = Typed.command("report", scores).expectSuccess().out();
        assertTrue(out.contains("name a store with --store"), out);
        assertFalse(Files.readString(folder.resolve("fused/report.html")).contains("\"persons\""));
        Typed.command("report", folder.resolve("fused"), "--store", store, "-o", folder.resolve("with.html"))
                .expectSuccess();
        assertTrue(Files.readString(folder.resolve("with.html")).contains("\"persons\":1"));
    }

    @Test
    void runWhoseStoreIsDamaged_hasAReportWithoutSkeletons() throws IOException {
        Path head = store.resolve("store.json");
        String sound = Files.readString(head);
        Files.writeString(head, sound.replaceFirst("ntu25", "ntu24"));
        try {
            String out = Typed.command("report", run, "-o", folder.resolve("unsound.html"))
                    .expectSuccess()
                    .out();
            assertTrue(out.contains("No skeletons are shown"), out);
        } finally {
            Files.writeString(head, sound);
        }
    }

    @Test
    void reportOfWhatIsThereNot_isRefused() {
        Typed.command("report", run, "--split", "train").expectRefusal("there are no scores", "evaluate");
        Typed.command("report", folder.resolve("absent")).expectRefusal("absent is neither a run folder");
        Typed.command("report", run, "--store", folder).expectRefusal("is not a clip store");
    }

    @Test
    void runs_areListedForPeopleAndPrograms() throws IOException {
        Path unfinished = Files.createDirectories(runs.resolve("unfinished"));
        Files.copy(run.resolve("config.yaml"), unfinished.resolve("config.yaml"));
        try {
            String text = Typed.command("runs", runs).expectSuccess().out();
            assertTrue(text.contains("unfinished: unfinished: epoch 0 of 2"), text);
            assertTrue(text.contains("metrics.jsonl: there is no such file"), text);
            JsonNode json = new ObjectMapper()
                    .readTree(Typed.command("runs", runs, "--json", "--sort", "run", "--reverse")
                            .expectSuccess()
                            .out());
            assertEquals("unfinished", json.at("/runs/0/run").asText());
            assertTrue(json.at("/runs/0/validation").isNull());
            String csv = Typed.command("runs", runs, "--csv").expectSuccess().out();
            assertTrue(csv.startsWith("run,validation,top1,top5,mean_class,loss,epochs,seconds,notes"), csv);
            Typed.command("runs", runs, "--sort", "top2").expectRefusal("did you mean 'top");
        } finally {
            Files.delete(unfinished.resolve("config.yaml"));
        }
    }
}
