package org.protogcn.benchmarks.loading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.protogcn.dataset.SyntheticStore;
import org.protogcn.skeleton.Stream;
import org.protogcn.store.ClipStore;
import org.protogcn.synthetic.SyntheticActions;
import org.protogcn.training.Plan;
import org.protogcn.training.Progress;
import org.protogcn.training.RunFolder;
import org.protogcn.training.Trainer;
import org.protogcn.training.TrainingListener;
import org.protogcn.training.config.ConfigurationReader;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.tensor.Devices;

/**
 * How long a real training waited for its batches.
 *
 * @param steps that were measured; the first of the run is not
 * @param stepSeconds of a step, waiting included
 * @param share of that spent waiting
 */
record Waiting(int width, int steps, double stepSeconds, double share) {
    private static final String CONFIGURATION =
            """
            data: {store: %s}
            recipe: {layout: ntu25, rotation: 0.2}
            network: {classes: 10, width: %d}
            schedule: {epochs: 1, batch: 4, workers: 1}
            """;

    /** Trains for a few steps on made clips of the size of NTU's: two persons, 100 frames. */
    static Waiting measure(Path folder, int width, int steps) throws IOException {
        Path clips = folder.resolve("clips");
        SyntheticStore.write(clips, new SyntheticActions(1, 2, 1, 0, 3), done -> {});
        Path file = Files.writeString(folder.resolve("waiting.yaml"), String.format(CONFIGURATION, clips, width));
        TrainingConfiguration configuration = ConfigurationReader.read(file, Stream.J, List.of());
        Clock clock = new Clock(steps);
        try (ClipStore store = ClipStore.open(clips);
                Trainer trainer = new Trainer(
                        configuration,
                        store,
                        RunFolder.create(folder.resolve("run"), configuration),
                        Devices.named("cpu"),
                        clock,
                        clock::isDone)) {
            trainer.train();
        }
        return new Waiting(width, clock.steps, clock.seconds / clock.steps, clock.waited / clock.seconds);
    }

    private static final class Clock implements TrainingListener {
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
            return steps >= wanted;
        }
    }
}
