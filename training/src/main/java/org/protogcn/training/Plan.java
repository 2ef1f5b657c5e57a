package org.protogcn.training;

import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.optimize.CosineSchedule;

/**
 * The arithmetic of a run.
 *
 * @param clips learned from in an epoch, repetitions counted
 * @param batches per epoch; the last may be smaller
 * @param stepsPerEpoch optimiser steps per epoch
 * @param globalBatch clips per optimiser step
 * @param schedule of the learning rate; its peak is the configured rate scaled to the global batch
 */
public record Plan(int clips, int batches, int stepsPerEpoch, int globalBatch, CosineSchedule schedule) {
    static Plan of(TrainingConfiguration configuration, int clips) {
        TrainingConfiguration.Schedule settings = configuration.schedule();
        TrainingConfiguration.Optimizer optimizer = configuration.optimizer();
        int batches = (clips + settings.batch() - 1) / settings.batch();
        int steps = (batches + settings.accumulate() - 1) / settings.accumulate();
        int globalBatch = settings.batch() * settings.accumulate();
        double peak = optimizer.rate() * globalBatch / optimizer.rateBatch();
        long warmup = Math.round(settings.warmupEpochs() * steps);
        CosineSchedule schedule = new CosineSchedule(peak, warmup, (long) steps * settings.epochs());
        return new Plan(clips, batches, steps, globalBatch, schedule);
    }
}
