package org.protogcn.training;

import java.nio.file.Path;

/** Hears of a run as it goes: a progress bar, a log. Called on the training thread, in order. */
public interface TrainingListener {
    /**
     * One step of the optimiser.
     *
     * @param epoch from 1
     * @param step from 1
     * @param losses of the clips of this step
     * @param waited seconds until its batches were ready
     * @param progress after it
     */
    record Step(int epoch, long step, double rate, BatchLosses losses, double waited, Progress progress) {}

    /**
     * One pass over the training split.
     *
     * @param epoch from 1
     * @param losses over the epoch
     * @param validation top-1 accuracy on the validation split; NaN where none was due
     * @param seconds spent learning and validating, since the last resumption
     * @param progress after it
     */
    record Epoch(int epoch, BatchLosses losses, double validation, double seconds, Progress progress) {}

    /** @param note a sentence that the user should know before the run goes on */
    default void onNote(String note) {}

    /** @param progress where the run starts from */
    default void onStart(Plan plan, Progress progress) {}

    default void onStep(Step step) {}

    default void onEpoch(Epoch epoch) {}

    default void onCheckpoint(Path folder) {}

    /** Tells both, this one first. */
    default TrainingListener andThen(TrainingListener next) {
        TrainingListener first = this;
        return new TrainingListener() {
            @Override
            public void onNote(String note) {
                first.onNote(note);
                next.onNote(note);
            }

            @Override
            public void onStart(Plan plan, Progress progress) {
                first.onStart(plan, progress);
                next.onStart(plan, progress);
            }

            @Override
            public void onStep(Step step) {
                first.onStep(step);
                next.onStep(step);
            }

            @Override
            public void onEpoch(Epoch epoch) {
                first.onEpoch(epoch);
                next.onEpoch(epoch);
            }

            @Override
            public void onCheckpoint(Path folder) {
                first.onCheckpoint(folder);
                next.onCheckpoint(folder);
            }
        };
    }
}
