package org.protogcn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.store.ClipStore;
import org.protogcn.synthetic.SyntheticActions;
import org.protogcn.training.config.TrainingConfiguration;

class TrainerTest {
    private static final TrainingListener NOBODY = new TrainingListener() {};

    @TempDir
    private static Path folder;

    private static TinyRuns runs;

    @BeforeAll
    static void makeClips() {
        runs = TinyRuns.in(folder);
    }

    /** Gathers what a run says. */
    private static final class Ear implements TrainingListener {
        final List<Step> steps = new ArrayList<>();
        final List<Epoch> epochs = new ArrayList<>();

        @Override
        public void onStep(Step step) {
            steps.add(step);
        }

        @Override
        public void onEpoch(Epoch epoch) {
            epochs.add(epoch);
        }
    }

    private static Ear train(String name, String... sets) throws IOException {
        TrainingConfiguration configuration = runs.configuration(sets);
        Ear ear = new Ear();
        TinyRuns.go(configuration, runs.create(name, configuration), false, ear, () -> false);
        return ear;
    }

    @Test
    void train_withAnyNumberOfWorkers_isTheSame() throws IOException {
        RunFolder one = runs.train("workers-1", "schedule.epochs=1", "schedule.workers=1");
        for (int workers : new int[] {2, 4}) {
            RunFolder run = runs.train("workers-" + workers, "schedule.epochs=1", "schedule.workers=" + workers);
            assertEquals(TinyRuns.metrics(one), TinyRuns.metrics(run), workers + " workers");
            assertEquals(TinyRuns.bits(one), TinyRuns.bits(run), workers + " workers");
        }
    }

    @Test
    void train_anEpoch_learnsFromEveryClipOnce() throws IOException {
        Ear ear = train("once", "schedule.epochs=1");
        long[] sizes =
                ear.steps.stream().mapToLong(step -> step.losses().clips()).toArray();
        assertArrayEquals(new long[] {6, 6, 6, 2}, sizes);
        assertEquals(20, ear.epochs.get(0).losses().clips());
    }

    @Test
    void train_accumulating_takesAStepPerGlobalBatch_theLastWithWhatRemains() throws IOException {
        Ear ear = train("accumulate", "schedule.epochs=1", "schedule.accumulate=3");
        long[] sizes =
                ear.steps.stream().mapToLong(step -> step.losses().clips()).toArray();
        assertArrayEquals(new long[] {18, 2}, sizes);
        assertEquals(2, ear.epochs.get(0).progress().step());
        assertEquals(4, ear.epochs.get(0).progress().pass());
    }

    @Test
    void plan_scalesTheRateToTheGlobalBatch() throws IOException {
        Ear ear = train("rate", "schedule.epochs=1", "schedule.accumulate=2");
        assertEquals(0.05 * 12 / 6, ear.steps.get(0).rate(), 1e-12);
    }

    @Test
    void train_writesEveryLossTermOfEveryStepAndEpoch() throws IOException {
        RunFolder run = runs.train("log", "schedule.epochs=1");
        List<JsonNode> records = new ArrayList<>();
        for (String line : Files.readAllLines(run.metricsFile())) {
            records.add(new ObjectMapper().readTree(line));
        }
        assertEquals(5, records.size());
        assertEquals("[step, kind, epoch, loss, cross_entropy, contrastive, accuracy, rate]", names(records.get(0)));
        assertEquals(
                "[step, kind, epoch, loss, cross_entropy, contrastive, accuracy, validation, best, seconds,"
                        + " clips_per_second, data_wait]",
                names(records.get(4)));
        double mixed = records.get(0).get("cross_entropy").asDouble()
                + 0.3 * records.get(0).get("contrastive").asDouble();
        assertEquals(mixed, records.get(0).get("loss").asDouble(), 1e-5);
        try (var files = Files.list(run.events())) {
            assertEquals(1, files.count());
        }
    }

    private static String names(JsonNode record) {
        List<String> names = new ArrayList<>();
        record.fieldNames().forEachRemaining(names::add);
        return names.toString();
    }

    @Test
    void train_writesAManifest() throws IOException {
        RunFolder run = runs.train("manifest", "schedule.epochs=1");
        JsonNode manifest = new ObjectMapper().readTree(run.manifestFile().toFile());
        try (ClipStore store = ClipStore.open(Path.of(run.configuration().data().store()))) {
            assertEquals(store.contentHash(), manifest.at("/data/sha256").asText());
        }
        assertEquals(20, manifest.at("/data/train/clips").asInt());
        assertEquals(10, manifest.at("/data/validation/clips").asInt());
        assertEquals(3, manifest.get("seed").asInt());
        assertEquals(8, manifest.at("/configuration/network/width").asInt());
        assertEquals(64, manifest.get("configuration_sha256").asText().length());
        assertEquals(1, manifest.at("/sessions/0/machine/threads").asInt());
        assertEquals("cpu", manifest.at("/sessions/0/machine/device").asText());
        assertFalse(manifest.at("/sessions/0/started").asText().isEmpty());
    }

    @Test
    void train_keepsTheLastTheBestAndEveryNth() throws IOException {
        RunFolder run = runs.train(
                "kept", "schedule.epochs=5", "schedule.keep_every=2", "schedule.validate_every=4", "schedule.batch=20");
        Map<String, String> pointers = run.checkpoints().pointers();
        assertEquals("epoch-0005", pointers.get("last"));
        assertTrue(List.of("epoch-0004", "epoch-0005").contains(pointers.get("best")), pointers.toString());
        try (var files = Files.list(run.path().resolve("checkpoints"))) {
            assertEquals(
                    List.of("epoch-0002", "epoch-0004", "epoch-0005", "index.json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void train_withALossThatIsNoNumber_stopsAndNamesTheClips() throws IOException {
        TrainingConfiguration configuration =
                runs.configuration("optimizer.rate=1000", "optimizer.rate_batch=1", "schedule.validate_every=2");
        RunFolder run = runs.create("diverging", configuration);
        Exception e = assertThrows(
                InvalidInputException.class, () -> TinyRuns.go(configuration, run, false, NOBODY, () -> false));
        String message = e.getMessage();
        assertTrue(
                message.matches("the loss of step \\d+ in epoch \\d+ is \\S+; the clips of its batch are P0.*"),
                message);
    }

    @Test
    void train_onAClipFarAway_stopsAndNamesIt() throws IOException {
        SyntheticActions actions = new SyntheticActions(5, 1, 1, 0, 1);
        List<Clip> clips = new ArrayList<>(actions.clips());
        Clip first = clips.get(0);
        clips.set(0, new Clip(first.id(), first.label(), farAway(first.keypoints())));
        Path store = runs.write("far-away", actions.summary(), clips);
        TrainingConfiguration configuration = runs.configuration("data.store=" + store, "schedule.batch=10");
        RunFolder run = runs.create("far", configuration);
        Exception e = assertThrows(
                InvalidInputException.class, () -> TinyRuns.go(configuration, run, false, NOBODY, () -> false));
        assertTrue(e.getMessage().contains(first.id()), e.getMessage());
    }

    private static Keypoints farAway(Keypoints keypoints) {
        double[] values = new double[keypoints.values().length];
        Arrays.setAll(values, i -> i % 2 == 0 ? 3e38 : -3e38);
        return new Keypoints(
                DType.FLOAT32,
                keypoints.persons(),
                keypoints.frames(),
                keypoints.joints(),
                keypoints.channels(),
                values);
    }

    @Test
    void begin_failingBeforeTheFirstCheckpoint_leavesNothingOfItsOwn() throws IOException {
        TrainingConfiguration configuration = runs.configuration();
        TrainingListener crash = new TrainingListener() {
            @Override
            public void onStep(Step step) {
                throw new IllegalStateException("crash");
            }
        };
        Path fresh = folder.resolve("failed");
        assertThrows(IllegalStateException.class, () -> begin(configuration, fresh, crash));
        assertFalse(Files.exists(fresh));
        Path shared = Files.createDirectory(folder.resolve("failed-beside-notes"));
        Files.writeString(shared.resolve("notes.txt"), "mine");
        assertThrows(IllegalStateException.class, () -> begin(configuration, shared, crash));
        try (var files = Files.list(shared)) {
            assertEquals(List.of(shared.resolve("notes.txt")), files.toList());
        }
    }

    @Test
    void begin_failingAfterACheckpoint_keepsTheRun() throws IOException {
        TrainingListener crash = new TrainingListener() {
            @Override
            public void onCheckpoint(Path checkpoint) {
                throw new IllegalStateException("crash");
            }
        };
        Path run = folder.resolve("failed-late");
        assertThrows(IllegalStateException.class, () -> begin(runs.configuration(), run, crash));
        assertEquals("epoch-0001", new RunFolder(run).checkpoints().pointers().get("last"));
    }

    private static void begin(TrainingConfiguration configuration, Path run, TrainingListener listener)
            throws IOException {
        new TrainingRun(TinyRuns.CPU, listener, () -> false).begin(configuration, run);
    }

    @Test
    void trainer_forAnEmptySplit_refuses() {
        assertRefused("split 'test' of the store is empty", "data.validation=test");
    }

    @Test
    void trainer_forTooFewClasses_refuses() {
        assertRefused("the store has 10 classes and the network only 9", "network.classes=9");
    }

    @Test
    void trainer_forAnUnlabelledClip_refusesByName() {
        SyntheticActions actions = new SyntheticActions(5, 1, 1, 0, 1);
        List<Clip> clips = new ArrayList<>(actions.clips());
        Clip third = clips.get(2);
        clips.set(2, new Clip(third.id(), Clip.UNLABELLED, third.keypoints()));
        Path store = runs.write("unlabelled", actions.summary(), clips);
        assertRefused("clip " + third.id() + " of split 'train' has the label -1", "data.store=" + store);
    }

    private static void assertRefused(String reason, String set) {
        TrainingConfiguration configuration = runs.configuration(set);
        RunFolder run = new RunFolder(folder.resolve("refused"));
        Exception e = assertThrows(
                InvalidInputException.class, () -> TinyRuns.go(configuration, run, false, NOBODY, () -> false));
        assertTrue(e.getMessage().startsWith(reason), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
        assertFalse(Files.exists(run.path()), "nothing is written");
    }
}
