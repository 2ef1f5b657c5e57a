package org.protogcn.benchmarks.serving;

import java.util.List;
import org.protogcn.benchmarks.Sizes;

/**
 * What to measure: every combination.
 *
 * @param streams networks whose scores are averaged
 * @param persons that are there in each clip
 * @param clips in one call
 * @param rounds timings of every form, of single streams; of fused ones at most {@value #FUSED_ROUNDS}
 */
record ServingPlan(
        Sizes sizes,
        List<Integer> streams,
        List<Integer> threads,
        List<Integer> persons,
        List<Integer> clips,
        int rounds) {
    static final ServingPlan FULL =
            new ServingPlan(Sizes.NTU_120, List.of(1, 6), List.of(2, 1), List.of(2, 1), List.of(1, 8), 7);
    static final ServingPlan QUICK =
            new ServingPlan(Sizes.SMALL, List.of(1, 6), List.of(2, 1), List.of(2, 1), List.of(1, 8), 2);

    private static final int FUSED_ROUNDS = 3;

    ServingPlan with(List<Integer> streams, List<Integer> threads, int rounds) {
        return new ServingPlan(sizes, streams, threads, persons, clips, rounds);
    }

    int rounds(int streams) {
        return streams == 1 ? rounds : Math.min(rounds, FUSED_ROUNDS);
    }
}
