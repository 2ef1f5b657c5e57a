package org.protogcn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;
import org.protogcn.synthetic.SyntheticActions;
import org.protogcn.training.checkpoint.CheckpointFolder;
import org.protogcn.training.config.ConfigurationReader;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.tensor.LibTorch;

/** Broken off in any way, a run ends as if it had not been. */
class ResumeTest {
    private static final TrainingListener NOBODY = new TrainingListener() {};

    @TempDir
    private static Path folder;

    private static TinyRuns runs;
    private static RunFolder unbroken;

    @BeforeAll
    static void train() throws IOException {
        runs = TinyRuns.in(folder);
        unbroken = runs.train("unbroken");
    }

    private static void assertAsUnbroken(RunFolder run) throws IOException {
        assertEquals(TinyRuns.bits(unbroken), TinyRuns.bits(run));
        assertEquals(TinyRuns.metrics(unbroken), TinyRuns.metrics(run));
    }

    /** 2: mid-epoch; 4: after the epoch's last batch; 5 and 6: in validation; 7: after the epoch; 9: in the second. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5, 6, 7, 9})
    void resume_afterAStop_endsAsTheUnbrokenRun(int asked) throws IOException {
        TrainingConfiguration configuration = runs.configuration();
        RunFolder run = runs.create("stopped-" + asked, configuration);
        assertEquals(Trainer.Outcome.STOPPED, TinyRuns.go(configuration, run, false, NOBODY, TinyRuns.after(asked)));
        assertNotEquals(TinyRuns.bits(unbroken), TinyRuns.bits(run));
        assertEquals(Trainer.Outcome.FINISHED, TinyRuns.resume(run));
        assertAsUnbroken(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"skeleton_gcl", "fr_head"})
    void resume_withARivalLoss_endsAsTheUnbrokenRun(String kind) throws IOException {
        String chosen = "loss.kind=" + kind;
        RunFolder whole = runs.train("whole-" + kind, chosen);
        TrainingConfiguration configuration = runs.configuration(chosen);
        RunFolder run = runs.create("stopped-" + kind, configuration);
        TinyRuns.go(configuration, run, false, NOBODY, TinyRuns.after(2));
        TinyRuns.resume(run);
        assertEquals(TinyRuns.bits(whole), TinyRuns.bits(run));
        assertNotEquals(TinyRuns.bits(unbroken), TinyRuns.bits(run));
    }

    /** The scale of the gradients is part of the state. */
    @Test
    void resume_inHalfPrecision_endsAsTheUnbrokenRun() throws IOException {
        String half = "compute.precision=fp16";
        RunFolder whole = runs.train("whole-fp16", half);
        TrainingConfiguration configuration = runs.configuration(half);
        RunFolder run = runs.create("stopped-fp16", configuration);
        TinyRuns.go(configuration, run, false, NOBODY, TinyRuns.after(2));
        TinyRuns.resume(run);
        assertEquals(TinyRuns.bits(whole), TinyRuns.bits(run));
        assertEquals(TinyRuns.metrics(whole), TinyRuns.metrics(run));
        assertTrue(TinyRuns.bits(run).containsKey("state optimizer.gradient_scale"));
    }

    @Test
    void resume_stoppedTwiceInOneValidation_keepsItsCheckpoint() throws IOException {
        TrainingConfiguration configuration = runs.configuration();
        RunFolder run = runs.create("twice", configuration);
        TinyRuns.go(configuration, run, false, NOBODY, TinyRuns.after(5));
        Map<String, Object> first = TinyRuns.bits(run);
        assertEquals(Trainer.Outcome.STOPPED, TinyRuns.go(configuration, run, true, NOBODY, () -> true));
        assertEquals(first, TinyRuns.bits(run));
        TinyRuns.resume(run);
        assertAsUnbroken(run);
    }

    /** As a crash leaves it: metrics of later steps, half a line, a checkpoint that nothing points to, drafts. */
    @Test
    void resume_afterACrashBetweenSavingAndPointing_endsAsTheUnbrokenRun() throws IOException {
        TrainingConfiguration configuration = runs.configuration();
        RunFolder run = runs.create("crashed", configuration);
        TrainingListener crash = new TrainingListener() {
            @Override
            public void onEpoch(Epoch epoch) {
                if (epoch.epoch() == 2) {
                    throw new IllegalStateException("crash");
                }
            }
        };
        assertThrows(IllegalStateException.class, () -> TinyRuns.go(configuration, run, false, crash, () -> false));
        Path checkpoints = run.path().resolve("checkpoints");
        Files.createDirectory(checkpoints.resolve("epoch-0002"));
        Files.writeString(checkpoints.resolve("epoch-0002/weights.safetensors"), "of another time");
        Files.createDirectory(checkpoints.resolve(".step-3.writing-00000000-0000-0000-0000-000000000000"));
        Files.writeString(checkpoints.resolve(".index.json.writing-00000000-0000-0000-0000-000000000000"), "{");
        Files.writeString(run.metricsFile(), "{\"step\":9,\"ki", StandardOpenOption.APPEND);
        TinyRuns.resume(run);
        assertAsUnbroken(run);
        assertEquals(names(unbroken), names(run));
    }

    private static List<String> names(RunFolder run) throws IOException {
        try (var files = Files.list(run.path().resolve("checkpoints"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void resume_brokenOffBeforeTheFirstCheckpoint_startsAgain() throws IOException {
        TrainingConfiguration configuration = runs.configuration();
        RunFolder run = runs.create("early", configuration);
        TrainingListener crash = new TrainingListener() {
            @Override
            public void onStep(Step step) {
                if (step.step() == 2) {
                    throw new IllegalStateException("crash");
                }
            }
        };
        assertThrows(IllegalStateException.class, () -> TinyRuns.go(configuration, run, false, crash, () -> false));
        assertEquals(2, Files.readAllLines(run.metricsFile()).size());
        TinyRuns.resume(run);
        assertAsUnbroken(run);
    }

    @Test
    void resume_aFinishedRun_changesNothing() throws IOException {
        RunFolder run = runs.train("finished", "schedule.epochs=1");
        String manifest = Files.readString(run.manifestFile());
        String metrics = Files.readString(run.metricsFile());
        assertEquals(Trainer.Outcome.FINISHED, TinyRuns.resume(run));
        assertEquals(manifest, Files.readString(run.manifestFile()));
        assertEquals(metrics, Files.readString(run.metricsFile()));
    }

    @Test
    void resume_withAnotherLearningRate_isRefusedByName() throws IOException {
        RunFolder run = stopped("other-rate");
        TrainingConfiguration other =
                ConfigurationReader.readResolved(run.configurationFile(), List.of("optimizer.rate=0.01"));
        Exception e =
                assertThrows(InvalidInputException.class, () -> TinyRuns.go(other, run, true, NOBODY, () -> false));
        assertEquals(
                run.path() + " was started with optimizer.rate=0.05 and cannot go on with 0.01;"
                        + " resume it without that change, or start a new run",
                e.getMessage());
    }

    @Test
    void resume_withOtherWorkersAndEvaluation_goesOnAndSaysSoInTheManifest() throws IOException {
        RunFolder run = stopped("other-workers");
        TrainingConfiguration other = ConfigurationReader.readResolved(
                run.configurationFile(), List.of("schedule.workers=3", "evaluation.clips=5"));
        TinyRuns.go(other, run, true, NOBODY, () -> false);
        assertAsUnbroken(run);
        JsonNode sessions =
                new ObjectMapper().readTree(run.manifestFile().toFile()).get("sessions");
        assertEquals(2, sessions.size());
        assertEquals(0, sessions.get(0).get("step").asInt());
        assertTrue(sessions.get(0).get("changed").isEmpty());
        assertEquals(3, sessions.get(1).get("step").asInt());
        assertEquals(
                "[\"evaluation.clips=5\",\"schedule.workers=3\"]",
                sessions.get(1).get("changed").toString());
        assertFalse(sessions.get(1).at("/machine/libtorch").asText().isEmpty());
    }

    @Test
    void resume_onOtherClips_isRefused() throws IOException {
        RunFolder run = stopped("other-clips");
        SyntheticActions others = new SyntheticActions(6, 2, 1, 0, 1);
        Path store = runs.write("others", others.summary(), others.clips());
        TrainingConfiguration other =
                ConfigurationReader.readResolved(run.configurationFile(), List.of("data.store=" + store));
        Exception e =
                assertThrows(InvalidInputException.class, () -> TinyRuns.go(other, run, true, NOBODY, () -> false));
        assertTrue(e.getMessage().contains("was started on other clips"), e.getMessage());
    }

    @Test
    void resume_whereTheLastCheckpointIsMissing_isRefusedRatherThanStartedAgain() throws IOException {
        RunFolder run = stopped("missing");
        Path last = run.checkpoints().find(CheckpointFolder.LAST).orElseThrow();
        Files.move(last, run.path().resolve("elsewhere"));
        Exception e = assertThrows(InvalidInputException.class, () -> TinyRuns.resume(run));
        assertTrue(e.getMessage().contains("the last checkpoint of this run, " + last), e.getMessage());
    }

    @Test
    void resume_aDamagedCheckpoint_isOneSentence() throws IOException {
        for (String file : List.of("weights.safetensors", "state.safetensors")) {
            RunFolder run = stopped("damaged-" + file);
            Path damaged =
                    run.checkpoints().find(CheckpointFolder.LAST).orElseThrow().resolve(file);
            byte[] bytes = Files.readAllBytes(damaged);
            Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
            Exception e = assertThrows(InvalidInputException.class, () -> TinyRuns.resume(run));
            assertTrue(e.getMessage().contains(damaged.toString()), e.getMessage());
            assertEquals(1, e.getMessage().lines().count());
        }
    }

    @Test
    void resume_aManifestWithoutItsFields_isOneSentence() throws IOException {
        RunFolder run = stopped("bare-manifest");
        String whole = Files.readString(run.manifestFile());
        for (String bare : List.of("{}", "null", "[]", "{\"seed\":3}", whole.replace("\"sha256\"", "\"other\""))) {
            Files.writeString(run.manifestFile(), bare);
            Exception e = assertThrows(InvalidInputException.class, () -> TinyRuns.resume(run), bare);
            assertTrue(e.getMessage().startsWith(run.manifestFile() + " is not the manifest of a run"), e.getMessage());
            assertEquals(1, e.getMessage().lines().count());
        }
    }

    @Test
    void resume_withAnotherNumberOfThreads_tellsTheListener() throws IOException {
        RunFolder run = stopped("other-threads");
        List<String> notes = new ArrayList<>();
        TrainingListener ear = new TrainingListener() {
            @Override
            public void onNote(String note) {
                notes.add(note);
            }
        };
        TinyRuns.go(run.configuration(), run, true, ear, () -> true);
        assertEquals(List.of(), notes);
        LibTorch.load(2);
        try {
            TinyRuns.go(run.configuration(), run, true, ear, () -> true);
        } finally {
            LibTorch.load(1);
        }
        assertEquals(1, notes.size());
        assertTrue(
                notes.get(0).matches("this run computed with 1 thread on cpu, .* goes on with 2 threads on cpu, .*"),
                notes.get(0));
    }

    @Test
    void create_whereARunIs_isRefused() {
        Exception e = assertThrows(InvalidInputException.class, () -> runs.create("unbroken", runs.configuration()));
        assertTrue(e.getMessage().contains("holds a run already"), e.getMessage());
    }

    private static RunFolder stopped(String name) throws IOException {
        TrainingConfiguration configuration = runs.configuration();
        RunFolder run = runs.create(name, configuration);
        TinyRuns.go(configuration, run, false, NOBODY, TinyRuns.after(3));
        return run;
    }
}
