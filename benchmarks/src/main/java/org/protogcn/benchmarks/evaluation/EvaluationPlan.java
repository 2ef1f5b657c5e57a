package org.protogcn.benchmarks.evaluation;

import java.util.List;

/**
 * What to measure.
 *
 * @param width of the network
 * @param recordings of the split
 * @param samples of each recording
 * @param batches how many samples go through the network together, one after the other
 * @param rounds of evaluating and of the passes alone, in turns
 */
record EvaluationPlan(int width, int recordings, int samples, List<Integer> batches, int rounds) {
    static final EvaluationPlan FULL = new EvaluationPlan(96, 24, 10, List.of(10, 64), 4);
    static final EvaluationPlan QUICK = new EvaluationPlan(16, 6, 10, List.of(10, 20), 1);

    EvaluationPlan with(int recordings, List<Integer> batches, int rounds) {
        return new EvaluationPlan(width, recordings, samples, batches, rounds);
    }
}
