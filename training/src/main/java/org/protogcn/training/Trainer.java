package org.protogcn.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.Scores;
import org.protogcn.prepare.Batch;
import org.protogcn.prepare.BatchLoader;
import org.protogcn.prepare.Preparation;
import org.protogcn.random.Draws;
import org.protogcn.store.ClipStore;
import org.protogcn.training.checkpoint.CheckpointFolder;
import org.protogcn.training.config.TrainingConfiguration;

/**
 * Trains one stream: learns from the training split epoch by epoch, validates, and keeps checkpoints from which a run
 * goes on as if it had never been broken off.
 */
public final class Trainer implements AutoCloseable {
    /** How a run ended. */
    public enum Outcome {
        FINISHED,
        /** Stopped on request; a checkpoint holds all of it. */
        STOPPED
    }

    private final TrainingConfiguration configuration;
    private final ClipStore store;
    private final RunFolder run;
    private final TrainingListener listener;
    private final BooleanSupplier stop;
    private final Preparation preparation;
    private final int[] clips;
    private final int[] validation;
    private final Map<String, String> description;
    private final Plan plan;
    private final Learner learner;
    private final Evaluator evaluator;
    private Progress progress = Progress.START;

    /**
     * @param stop asked after every step: true ends the run with a checkpoint
     * @throws InvalidInputException if configuration and store do not fit together
     */
    public Trainer(
            TrainingConfiguration configuration,
            ClipStore store,
            RunFolder run,
            Device device,
            TrainingListener listener,
            BooleanSupplier stop) {
        this.configuration = configuration;
        this.store = store;
        this.run = run;
        this.listener = listener;
        this.stop = stop;
        this.preparation = Preparation.of(configuration.recipe(), store.layout());
        Dataset dataset = new Dataset(store, configuration.network().classes());
        this.clips = dataset.labelled(configuration.data().train());
        this.validation = dataset.labelled(configuration.data().validation());
        this.description = ModelDescription.of(configuration, dataset.classNames(), store.layout());
        this.plan = Plan.of(configuration, clips.length);
        this.learner = new Learner(configuration, preparation.layout().size(), device);
        this.evaluator = new Evaluator(
                learner.network(),
                preparation,
                dataset.classNames(),
                device,
                configuration.evaluation().batch(),
                configuration.schedule().workers());
    }

    public Plan plan() {
        return plan;
    }

    /** Goes back to the last checkpoint of the run, if there is one. */
    public void resume() {
        run.checkpoints()
                .find(CheckpointFolder.LAST)
                .ifPresent(folder ->
                        progress = LearnerState.restore(learner, CheckpointFolder.load(folder), folder.toString()));
    }

    /** Learns until the last epoch or until asked to stop. */
    public Outcome train() throws IOException {
        listener.onStart(plan, progress);
        while (progress.epoch() < configuration.schedule().epochs()) {
            boolean whole = learnEpoch();
            if (!whole) {
                save("step-" + progress.step(), false);
            }
            if (stop.getAsBoolean()
                    && progress.epoch() < configuration.schedule().epochs()) {
                return Outcome.STOPPED;
            }
        }
        return Outcome.FINISHED;
    }

    /** Learns what is left of an epoch; false if it was stopped on the way. */
    private boolean learnEpoch() throws IOException {
        long start = System.nanoTime();
        int epoch = progress.epoch();
        TrainingConfiguration.Schedule schedule = configuration.schedule();
        try (BatchLoader loader = new BatchLoader(
                store,
                (clip, index) -> preparation.training(clip, Draws.forClip(configuration.seed(), epoch, index)),
                remaining(epoch),
                schedule.batch(),
                schedule.workers())) {
            while (loader.hasNext()) {
                step(loader);
                if (stop.getAsBoolean() && loader.hasNext()) {
                    return false;
                }
            }
        }
        finishEpoch(start);
        return true;
    }

    /** The clips of this epoch in its order, without those that were learned from before a resumption. */
    private int[] remaining(int epoch) {
        int[] order = Draws.order(configuration.seed(), epoch, clips.length);
        int learned = Math.min(progress.batch() * configuration.schedule().batch(), clips.length);
        return Arrays.stream(order, learned, order.length).map(i -> clips[i]).toArray();
    }

    /** One step of the optimiser over as many batches as are to be accumulated and still come. */
    private void step(BatchLoader loader) {
        TrainingConfiguration.Schedule schedule = configuration.schedule();
        int learned = progress.batch() * schedule.batch();
        int together = Math.min(plan.globalBatch(), clips.length - learned);
        BatchLosses losses = BatchLosses.NONE;
        for (int i = 0; i < schedule.accumulate() && loader.hasNext(); i++) {
            Batch batch = loader.next();
            BatchLosses ofBatch = learner.learn(batch, (double) batch.size() / together, progress.pass());
            requireFinite(ofBatch, batch);
            losses = losses.plus(ofBatch);
            progress = progress.afterBatch(ofBatch);
        }
        double rate = plan.schedule().rate(progress.step());
        learner.optimizer().step(rate);
        progress = progress.afterStep();
        listener.onStep(new TrainingListener.Step(progress.epoch() + 1, progress.step(), rate, losses, progress));
    }

    private void requireFinite(BatchLosses losses, Batch batch) {
        if (!Double.isFinite(losses.total())) {
            throw new InvalidInputException("the loss of step " + (progress.step() + 1) + " in epoch "
                    + (progress.epoch() + 1) + " is " + losses.meanTotal() + "; the clips of its batch: "
                    + String.join(", ", batch.ids()) + "; look at them with 'protogcn data info', or lower"
                    + " optimizer.rate and continue with --resume from the last checkpoint");
        }
    }

    private void finishEpoch(long start) throws IOException {
        BatchLosses losses = progress.totals();
        progress = progress.afterEpoch();
        double accuracy = isDue(configuration.schedule().validateEvery()) ? validate() : Double.NaN;
        boolean best = accuracy > progress.best();
        if (best) {
            progress = progress.withBest(accuracy);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        listener.onEpoch(new TrainingListener.Epoch(progress.epoch(), losses, accuracy, seconds, progress));
        save(epochName(progress.epoch()), best);
    }

    /** Every so many epochs, and after the last. */
    private boolean isDue(int every) {
        return progress.epoch() % every == 0
                || progress.epoch() == configuration.schedule().epochs();
    }

    private double validate() {
        Scores scores = evaluator.evaluate(store, validation, 1, done -> {});
        return scores.topK(1);
    }

    private void save(String name, boolean best) throws IOException {
        CheckpointFolder checkpoints = run.checkpoints();
        Path folder = checkpoints.save(name, LearnerState.capture(learner, progress, description));
        Map<String, String> pointers = new TreeMap<>(checkpoints.pointers());
        pointers.put(CheckpointFolder.LAST, name);
        if (best) {
            pointers.put(CheckpointFolder.BEST, name);
        }
        checkpoints.point(pointers);
        checkpoints.prune(keptForGood());
        listener.onCheckpoint(folder);
    }

    private Set<String> keptForGood() {
        int every = configuration.schedule().keepEvery();
        return every == 0
                ? Set.of()
                : IntStream.rangeClosed(1, progress.epoch())
                        .filter(epoch -> epoch % every == 0)
                        .mapToObj(Trainer::epochName)
                        .collect(Collectors.toSet());
    }

    private static String epochName(int epoch) {
        return String.format(Locale.ROOT, "epoch-%04d", epoch);
    }

    @Override
    public void close() {
        learner.close();
    }
}
