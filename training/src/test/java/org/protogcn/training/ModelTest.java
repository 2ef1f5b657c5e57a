package org.protogcn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.Scores;
import org.protogcn.format.SourceSummary;
import org.protogcn.prepare.Batch;
import org.protogcn.prepare.Preparation;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.ClipStore;
import org.protogcn.synthetic.SyntheticActions;
import org.protogcn.training.checkpoint.CheckpointFolder;

/** A trained network, opened in every way there is, scores the same; scores are means over samples. */
class ModelTest {
    @TempDir
    private static Path folder;

    private static TinyRuns runs;
    private static RunFolder run;

    @BeforeAll
    static void train() throws IOException {
        runs = TinyRuns.in(folder);
        run = runs.train("run", "schedule.epochs=1");
    }

    private static Scores scores(Path source, int samples, int samplesAtOnce, int workers) {
        try (Model model = Model.open(source, "best", TinyRuns.CPU);
                ClipStore store = ClipStore.open(folder.resolve("store"))) {
            return evaluator(model, store, samplesAtOnce, workers)
                    .evaluate(store, store.split("val"), samples, done -> {});
        }
    }

    private static Evaluator evaluator(Model model, ClipStore store, int samplesAtOnce, int workers) {
        Preparation preparation = model.preparation(store.layout());
        return new Evaluator(model.network(), preparation, model.classNames(), TinyRuns.CPU, samplesAtOnce, workers);
    }

    @Test
    void open_aRunACheckpointOrItsWeights_scoresTheSame() {
        Path checkpoint = run.checkpoints().find("best").orElseThrow();
        double[] expected = scores(run.path(), 1, 8, 1).values();
        assertArrayEquals(expected, scores(checkpoint, 1, 8, 1).values());
        assertArrayEquals(
                expected, scores(CheckpointFolder.weights(checkpoint), 1, 8, 1).values());
    }

    @Test
    void open_knowsItsConfigurationAndClasses() {
        try (Model model = Model.open(
                CheckpointFolder.weights(run.checkpoints().find("last").orElseThrow()), "", TinyRuns.CPU)) {
            assertEquals(run.configuration(), model.configuration());
            assertEquals(SkeletonLayouts.named("ntu25"), model.layout());
            assertEquals(10, model.classNames().size());
        }
    }

    @Test
    void open_trainedOnAUsersOwnLayout_needsNoLayoutFile() throws IOException {
        SkeletonLayout own = ownLayout("my_");
        Path file = Files.writeString(folder.resolve("own.json"), SkeletonLayouts.toJson(own));
        SyntheticActions actions = new SyntheticActions(5, 2, 1, 0, 1);
        SourceSummary summary = actions.summary();
        SourceSummary renamed = new SourceSummary(own, summary.classNames(), summary.splits(), List.of());
        Path clips = runs.write("own-store", renamed, actions.clips());
        RunFolder trained = runs.train("own", "schedule.epochs=1", "data.store=" + clips, "recipe.layout=" + file);
        Files.delete(file);
        Path weights =
                CheckpointFolder.weights(trained.checkpoints().find("best").orElseThrow());
        try (Model model = Model.open(weights, "best", TinyRuns.CPU);
                ClipStore store = ClipStore.open(clips)) {
            assertEquals(own, model.layout());
            Recognizer recognizer = new Recognizer(model, store.layout(), TinyRuns.CPU);
            assertEquals(
                    10, recognizer.scoreSplit(store, "val", 1, done -> {}).ids().size());
            assertRefusedLayout("the clips are ntu25", model, SkeletonLayouts.named("ntu25"));
            assertRefusedLayout("its joints or bones differ", model, ownLayout("other_"));
        }
    }

    private static void assertRefusedLayout(String reason, Model model, SkeletonLayout other) {
        Exception e = assertThrows(InvalidInputException.class, () -> new Recognizer(model, other, TinyRuns.CPU));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
    }

    /** As ntu25, but for names. */
    private static SkeletonLayout ownLayout(String prefix) {
        SkeletonLayout ntu = SkeletonLayouts.named("ntu25");
        List<String> joints = ntu.joints().stream().map(joint -> prefix + joint).toList();
        return new SkeletonLayout(
                "own25",
                joints,
                ntu.dimensions(),
                ntu.centre(),
                ntu.bones(),
                ntu.kBones(),
                ntu.mirror(),
                ntu.limbs(),
                ntu.normalization(),
                ntu.kBoneScores());
    }

    @Test
    void open_somethingElse_isOneSentence() throws IOException {
        Path text = Files.writeString(folder.resolve("text.safetensors"), "no weights at all");
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertRefused("neither a run folder nor a checkpoint", empty);
        assertRefused("neither a run folder nor a checkpoint", folder.resolve("absent"));
        assertRefused("not a safetensors file", text);
        Path untrained = runs.create("untrained", runs.configuration()).path();
        assertRefused("has no checkpoint 'best' yet", untrained);
    }

    @Test
    void open_aWeightsFileCutOff_isOneSentence() throws IOException {
        byte[] whole = Files.readAllBytes(
                CheckpointFolder.weights(run.checkpoints().find("best").orElseThrow()));
        for (int length : new int[] {0, 7, 100, 5_000, whole.length / 2, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(whole, length));
            assertRefused(cut.toString(), cut);
        }
    }

    private static void assertRefused(String reason, Path source) {
        Exception e = assertThrows(InvalidInputException.class, () -> Model.open(source, "best", TinyRuns.CPU)
                .close());
        assertTrue(e.getMessage().contains(reason), e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
    }

    @Test
    void evaluate_severalSamples_isTheMeanOfTheirSingleScores() {
        Scores together = scores(run.path(), 10, 20, 1);
        try (Model model = Model.open(run.path(), "best", TinyRuns.CPU);
                ClipStore store = ClipStore.open(folder.resolve("store"))) {
            Evaluator single = evaluator(model, store, 1, 1);
            int index = store.split("val")[3];
            Clip clip = store.clip(index);
            float[] samples = model.preparation(store.layout()).test(clip, 10);
            double[] mean = new double[10];
            for (int i = 0; i < 10; i++) {
                float[] one = Arrays.copyOfRange(samples, i * samples.length / 10, (i + 1) * samples.length / 10);
                double[] row = single.score(Batch.of(one, new long[] {clip.label()}, List.of(clip.id())), 1)[0];
                assertEquals(1, Arrays.stream(row).sum(), 1e-6);
                Arrays.setAll(mean, c -> mean[c] + row[c] / 10);
            }
            assertEquals(clip.id(), together.ids().get(3));
            double[] expected = IntStream.range(0, 10)
                    .mapToDouble(c -> together.score(3, c))
                    .toArray();
            assertArrayEquals(expected, mean, 1e-6);
        }
    }

    @Test
    void evaluate_withOtherBatchesAndWorkers_scoresTheSame() {
        double[] expected = scores(run.path(), 3, 3, 1).values();
        assertArrayEquals(expected, scores(run.path(), 3, 12, 3).values(), 1e-6);
        assertArrayEquals(expected, scores(run.path(), 3, 1, 2).values(), 1e-6);
    }

    @Test
    void evaluate_tellsHowManyRecordingsAreDone() {
        int[] done = {0};
        try (Model model = Model.open(run.path(), "best", TinyRuns.CPU);
                ClipStore store = ClipStore.open(folder.resolve("store"))) {
            evaluator(model, store, 4, 1).evaluate(store, store.split("val"), 1, more -> done[0] += more);
        }
        assertEquals(10, done[0]);
    }
}
