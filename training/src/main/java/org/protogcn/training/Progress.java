package org.protogcn.training;

/**
 * How far a run has come; with the seed it names every draw that is still to be made.
 *
 * @param epoch epochs finished
 * @param batch batches learned from in the epoch after these
 * @param step optimiser steps taken
 * @param pass forward passes made
 * @param totals of the epoch under way
 * @param best accuracy on the validation split, the highest so far; -1 before the first
 * @param bestEpoch the epoch that reached it, from 1; 0 before the first
 */
public record Progress(int epoch, int batch, long step, long pass, BatchLosses totals, double best, int bestEpoch) {
    static final Progress START = new Progress(0, 0, 0, 0, BatchLosses.NONE, -1, 0);

    Progress afterBatch(BatchLosses losses) {
        return new Progress(epoch, batch + 1, step, pass + 1, totals.plus(losses), best, bestEpoch);
    }

    Progress afterStep() {
        return new Progress(epoch, batch, step + 1, pass, totals, best, bestEpoch);
    }

    Progress afterEpoch() {
        return new Progress(epoch + 1, 0, step, pass, BatchLosses.NONE, best, bestEpoch);
    }

    Progress withBest(double accuracy) {
        return new Progress(epoch, batch, step, pass, totals, accuracy, epoch);
    }
}
