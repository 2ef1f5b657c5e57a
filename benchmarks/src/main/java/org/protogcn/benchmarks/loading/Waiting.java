package org.protogcn.benchmarks.loading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.protogcn.store.ClipStore;
import org.protogcn.training.Plan;
import org.protogcn.training.Progress;
import org.protogcn.training.RunFolder;
import org.protogcn.training.Trainer;
import org.protogcn.training.TrainingListener;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.tensor.Devices;

/**
 * How long a real training waited for its batches.
 *
 * @param steps that were measured; the first of the run is not
 * @param stepMillis of a step, waiting included
 * @param waitedMillis of that
 */
record Waiting(
        String workload, String precision, int width, int batch, int steps, double stepMillis, double waitedMillis) {
    static final String HEAD = String.format(
            "%-14s %9s %6s %6s %6s %9s %11s %8s%n",
            "recipe", "precision", "width", "batch", "steps", "ms a step", "ms waiting", "share");

    private static final int BATCH = 16;
    private static final long SEED = 9;

    /**
     * Trains for a few steps on made-up clips of a benchmark's form.
     *
     * @param folder for clips and run, to be made
     * @param sets what overrides the benchmark's configuration
     * @param precision {@code fp32} or {@code bf16}
     * @param steps at most; after 20 seconds six are enough
     */
    static Waiting measure(Path folder, Workload workload, List<String> sets, String precision, int steps)
            throws IOException {
        Clock clock = new Clock(steps);
        int clips = BATCH * (steps + 2);
        try (ClipStore store = workload.store(workload.clips(clips, SEED), folder.resolve("clips"))) {
            TrainingConfiguration settings = workload.settings(Stream.concat(
                            sets.stream(),
                            Stream.of(
                                    "data.store=" + folder.resolve("clips"),
                                    "data.train=all",
                                    "data.validation=all",
                                    "schedule.epochs=1",
                                    "schedule.batch=" + BATCH,
                                    "compute.precision=" + precision))
                    .toList());
            train(settings, store, RunFolder.create(folder.resolve("run"), settings), clock, clock::isDone);
            return clock.waiting(workload.name(), precision, settings);
        }
    }

    private static void train(
            TrainingConfiguration settings,
            ClipStore store,
            RunFolder run,
            TrainingListener listener,
            BooleanSupplier stop)
            throws IOException {
        try (Trainer trainer = new Trainer(settings, store, run, Devices.named("cpu"), listener, stop)) {
            trainer.train();
        }
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-14s %9s %6d %6d %6d %9.1f %11.3f %6.3f %%%n",
                workload,
                precision,
                width,
                batch,
                steps,
                stepMillis,
                waitedMillis,
                100 * waitedMillis / stepMillis);
    }

    private static final class Clock implements TrainingListener {
        private static final int LEAST = 6;
        private static final double SECONDS = 20;

        private final int wanted;
        private long last;
        private int steps;
        private double seconds;
        private double waited;

        Clock(int wanted) {
            this.wanted = wanted;
        }

        @Override
        public void onStart(Plan plan, Progress progress) {
            last = 0;
        }

        @Override
        public void onStep(Step step) {
            long now = System.nanoTime();
            if (last != 0) {
                steps++;
                seconds += (now - last) / 1e9;
                waited += step.waited();
            }
            last = now;
        }

        boolean isDone() {
            return steps >= wanted || (steps >= LEAST && seconds > SECONDS);
        }

        Waiting waiting(String workload, String precision, TrainingConfiguration settings) {
            return new Waiting(
                    workload,
                    precision,
                    settings.network().width(),
                    settings.schedule().batch(),
                    steps,
                    1e3 * seconds / steps,
                    1e3 * waited / steps);
        }
    }
}
