package org.protogcn.benchmarks;

import java.util.List;

/**
 * What to measure.
 *
 * @param trainingBatches clips of a training step, one measurement each
 * @param inferenceBatches clips of an inference, one measurement each
 * @param warmups rounds that are not counted
 * @param rounds timings of each contender, taken in turns
 * @param agreementClips clips on which the contenders must agree before they are timed
 */
record Plan(
        Sizes sizes,
        List<Integer> trainingBatches,
        List<Integer> inferenceBatches,
        int warmups,
        int rounds,
        int agreementClips) {
    static final Plan FULL = new Plan(Sizes.NTU_120, List.of(4, 1), List.of(1, 4), 2, 15, 2);
    static final Plan QUICK = new Plan(Sizes.SMALL, List.of(2), List.of(1), 1, 3, 2);

    Plan withRounds(int count) {
        return new Plan(sizes, trainingBatches, inferenceBatches, warmups, count, agreementClips);
    }
}
