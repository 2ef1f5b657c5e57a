package org.protogcn.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.bytedeco.pytorch.Device;
import org.protogcn.store.ClipStore;
import org.protogcn.training.config.TrainingConfiguration;

/**
 * A sitting of training: opens the clips and the folder, and lets the trainer do the rest.
 *
 * @param device where to compute
 * @param listener hears how it goes
 * @param stop asked after every step: true ends the sitting with a checkpoint
 */
public record TrainingRun(Device device, TrainingListener listener, BooleanSupplier stop) {
    /**
     * Begins a run. The folder is made when configuration and clips are known to fit together, and deleted again if the
     * run fails before its first checkpoint.
     *
     * @throws org.protogcn.InvalidInputException if they do not, or the folder holds a run already
     */
    public Trainer.Outcome begin(TrainingConfiguration configuration, Path folder) throws IOException {
        return train(configuration, new RunFolder(folder), false);
    }

    /**
     * Goes on with a run from its last checkpoint, or from the start if it has none.
     *
     * @param configuration the run's own, but for settings that change no weight
     * @throws org.protogcn.InvalidInputException if the folder holds no run, or the clips or another setting have
     *     changed since
     */
    public Trainer.Outcome resume(TrainingConfiguration configuration, Path folder) throws IOException {
        return train(configuration, RunFolder.open(folder), true);
    }

    private Trainer.Outcome train(TrainingConfiguration configuration, RunFolder run, boolean resumed)
            throws IOException {
        try (ClipStore store = ClipStore.open(Path.of(configuration.data().store()));
                Trainer trainer = new Trainer(configuration, store, run, device, listener, stop)) {
            if (!resumed) {
                RunFolder.create(run.path(), configuration);
                return trainOrDiscard(trainer, run);
            }
            trainer.resume();
            return trainer.train();
        }
    }

    private static Trainer.Outcome trainOrDiscard(Trainer trainer, RunFolder run) throws IOException {
        try {
            return trainer.train();
        } catch (IOException | RuntimeException e) {
            if (run.checkpoints().pointers().isEmpty()) {
                run.discard();
            }
            throw e;
        }
    }
}
