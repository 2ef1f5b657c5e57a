package org.protogcn.training;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.bytedeco.pytorch.Device;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.Scores;
import org.protogcn.prepare.Batch;
import org.protogcn.prepare.BatchBuffers;
import org.protogcn.prepare.BatchLoader;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.Visit;
import org.protogcn.store.ClipStore;
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
    private final Device device;
    private final TrainingListener listener;
    private final BooleanSupplier stop;
    private final Preparation preparation;
    private final Epochs epochs;
    private final int[] validation;
    private final Plan plan;
    private final BatchBuffers buffers = new BatchBuffers();
    private final Learner learner;
    private final Evaluator evaluator;
    private final RunCheckpoints checkpoints;
    private Manifest manifest;
    private Progress progress = Progress.START;

    /**
     * Writes nothing yet.
     *
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
        this.device = device;
        this.listener = listener;
        this.stop = stop;
        this.preparation = Preparation.of(configuration.recipe(), store.layout());
        Dataset dataset = new Dataset(store, configuration.network().classes());
        TrainingConfiguration.Data data = configuration.data();
        int[] clips = dataset.labelled(data.train());
        this.epochs = Epochs.of(configuration.sampling(), configuration.seed(), clips, store::label);
        this.validation = dataset.labelled(data.validation());
        this.plan = Plan.of(configuration, epochs.size());
        this.manifest = Manifest.of(
                configuration,
                store,
                new Manifest.Split(data.train(), clips.length),
                new Manifest.Split(data.validation(), validation.length));
        this.learner = new Learner(configuration, preparation.layout().size(), clips.length, device);
        this.evaluator = new Evaluator(
                learner.network(),
                preparation,
                dataset.classNames(),
                device,
                configuration.evaluation().batch(),
                configuration.schedule().workers());
        this.checkpoints = new RunCheckpoints(
                run.checkpoints(),
                learner,
                ModelDescription.of(configuration, dataset.classNames(), store.layout(), preparation.layout()),
                configuration.schedule().keepEvery());
    }

    public Plan plan() {
        return plan;
    }

    /** Where the run stands. */
    public Progress progress() {
        return progress;
    }

    /** Whether nothing is left to learn: resumed, such a run stays as it is. */
    public boolean isFinished() {
        return progress.epoch() >= configuration.schedule().epochs();
    }

    /**
     * Goes back to the last checkpoint of the run; a run that was broken off before its first starts again. The listener
     * hears if the run goes on with another number of threads or elsewhere.
     *
     * @throws InvalidInputException if the run was started on other clips or with other settings; those that decide no
     *     weight may differ: the number of workers, what is kept for good, all of {@code evaluation}, the name, the place
     *     of the store and the test split
     */
    public void resume() {
        Manifest.read(run.manifestFile()).ifPresent(started -> {
            started.requireResumable(configuration, store, run.path());
            manifest = started;
            started.note(Machine.here(device)).ifPresent(listener::onNote);
        });
        checkpoints.restore().ifPresent(saved -> progress = saved);
    }

    /** Learns until the last epoch or until asked to stop. */
    public Outcome train() throws IOException {
        if (isFinished()) {
            return Outcome.FINISHED;
        }
        manifest = manifest.with(session());
        manifest.write(run.manifestFile());
        try (RunLog log = RunLog.open(run, progress)) {
            TrainingListener all = log.andThen(listener);
            all.onStart(plan, progress);
            boolean stopped = false;
            while (!isFinished() && !stopped) {
                stopped = !runEpoch(all) || stop.getAsBoolean();
            }
            return isFinished() ? Outcome.FINISHED : Outcome.STOPPED;
        }
    }

    private Manifest.Session session() {
        return new Manifest.Session(
                Instant.now().toString(),
                progress.step(),
                manifest.changes(configuration),
                Manifest.version(),
                Machine.here(device));
    }

    /** Does what is left of an epoch and saves; false if it was stopped before its end. */
    private boolean runEpoch(TrainingListener all) throws IOException {
        long start = System.nanoTime();
        OptionalDouble accuracy = learnEpoch(all) ? validate() : OptionalDouble.empty();
        if (accuracy.isEmpty()) {
            all.onCheckpoint(checkpoints.save(progress, false));
            return false;
        }
        BatchLosses losses = progress.totals();
        progress = progress.afterEpoch();
        boolean best = accuracy.getAsDouble() > progress.best();
        if (best) {
            progress = progress.withBest(accuracy.getAsDouble());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        all.onEpoch(new TrainingListener.Epoch(progress.epoch(), losses, accuracy.getAsDouble(), seconds, progress));
        all.onCheckpoint(checkpoints.save(progress, best));
        return true;
    }

    /** Learns from the batches that are left of an epoch; false if it was stopped on the way. */
    private boolean learnEpoch(TrainingListener all) {
        int epoch = progress.epoch();
        TrainingConfiguration.Schedule schedule = configuration.schedule();
        try (BatchLoader loader = new BatchLoader(
                store,
                preparation.forTraining(configuration.seed(), epoch),
                buffers,
                remaining(epoch),
                schedule.batch(),
                schedule.workers())) {
            while (loader.hasNext()) {
                all.onStep(step(loader));
                if (stop.getAsBoolean() && loader.hasNext()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The clips of this epoch in its order, without those that were learned from before a resumption. */
    private Visit[] remaining(int epoch) {
        return Arrays.copyOfRange(epochs.visits(epoch), learned(), epochs.size());
    }

    /** Clips learned from in this epoch. */
    private int learned() {
        return Math.min(progress.batch() * configuration.schedule().batch(), epochs.size());
    }

    /**
     * One step of the optimiser over as many batches as are to be accumulated and still come. Losses are read when all of it is
     * done: if one is not finite, the learner is spoilt, and only its checkpoints are not.
     */
    private TrainingListener.Step step(BatchLoader loader) {
        Queue<PendingLosses> pending = new ArrayDeque<>();
        try {
            return step(loader, pending);
        } finally {
            pending.forEach(PendingLosses::close);
        }
    }

    private TrainingListener.Step step(BatchLoader loader, Queue<PendingLosses> pending) {
        int together = Math.min(plan.globalBatch(), epochs.size() - learned());
        long waited = 0;
        for (int i = 0; i < configuration.schedule().accumulate() && loader.hasNext(); i++) {
            long start = System.nanoTime();
            try (Batch batch = loader.next()) {
                waited += System.nanoTime() - start;
                pending.add(learner.learn(batch, (double) batch.size() / together, progress.pass() + i));
            }
        }
        double rate = plan.schedule().rate(progress.step());
        learner.step(rate);
        BatchLosses losses = read(pending);
        progress = progress.afterStep();
        return new TrainingListener.Step(progress.epoch() + 1, progress.step(), rate, losses, waited / 1e9, progress);
    }

    /** Waits for the device, which by now has all of the step in its hands. */
    private BatchLosses read(Queue<PendingLosses> pending) {
        BatchLosses sum = BatchLosses.NONE;
        for (PendingLosses batch = pending.poll(); batch != null; batch = pending.poll()) {
            BatchLosses losses = batch.read();
            requireFinite(losses, batch.ids());
            progress = progress.afterBatch(losses);
            sum = sum.plus(losses);
        }
        return sum;
    }

    private void requireFinite(BatchLosses losses, List<String> ids) {
        if (!Double.isFinite(losses.total())) {
            throw new InvalidInputException("the loss of step " + (progress.step() + 1) + " in epoch "
                    + (progress.epoch() + 1) + " is " + losses.meanTotal() + "; the clips of its batch are "
                    + String.join(", ", ids) + ": look whether their coordinates make sense, or start a new run"
                    + " with a lower optimizer.rate or with optimizer.clip");
        }
    }

    /** Top-1 accuracy after this epoch: NaN where none is due, empty if it was stopped on the way. */
    private OptionalDouble validate() {
        if (!isValidationDue()) {
            return OptionalDouble.of(Double.NaN);
        }
        try {
            Scores scores = evaluator.evaluate(store, validation, 1, done -> continueUnlessStopped());
            return OptionalDouble.of(scores.topK(1));
        } catch (CancellationException e) {
            return OptionalDouble.empty();
        }
    }

    /** Every so many epochs, and after the last. */
    private boolean isValidationDue() {
        TrainingConfiguration.Schedule schedule = configuration.schedule();
        int epoch = progress.epoch() + 1;
        return epoch % schedule.validateEvery() == 0 || epoch == schedule.epochs();
    }

    private void continueUnlessStopped() {
        if (stop.getAsBoolean()) {
            throw new CancellationException();
        }
    }

    @Override
    public void close() {
        learner.close();
    }
}
