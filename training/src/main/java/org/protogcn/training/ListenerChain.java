package org.protogcn.training;

import java.nio.file.Path;
import java.util.List;

/** Tells several listeners, in order. */
record ListenerChain(List<TrainingListener> listeners) implements TrainingListener {
    @Override
    public void onStart(Plan plan, Progress progress) {
        listeners.forEach(listener -> listener.onStart(plan, progress));
    }

    @Override
    public void onStep(Step step) {
        listeners.forEach(listener -> listener.onStep(step));
    }

    @Override
    public void onEpoch(Epoch epoch) {
        listeners.forEach(listener -> listener.onEpoch(epoch));
    }

    @Override
    public void onCheckpoint(Path folder) {
        listeners.forEach(listener -> listener.onCheckpoint(folder));
    }
}
