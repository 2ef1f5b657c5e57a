package org.protogcn.benchmarks.serving;

import java.util.List;
import org.protogcn.benchmarks.Machine;

/**
 * A whole run.
 *
 * @param gigaflops of a model file for one person and one stream
 */
record ServingReport(Machine machine, ServingPlan plan, List<GemmRate> gemm, double gigaflops, List<Serving> servings) {
    /** In single precision, through ten blocks whose sums are ordered differently. */
    static final double TOLERANCE = 1e-4;

    /** Whether every form but the eight-bit one gave the scores of the reference form. */
    boolean agrees() {
        return servings.stream()
                .flatMap(serving -> serving.timings().stream())
                .filter(timing -> !timing.form().equals(ServingBench.EIGHT_BITS))
                .allMatch(timing -> timing.difference() <= TOLERANCE);
    }

    /** Milliseconds per clip that the products of a model file need at the rate of large matrices. */
    double limit(Serving serving) {
        double work = gigaflops * serving.persons() * serving.streams();
        return 1e3 * work / GemmRate.of(gemm, serving.threads()).onnxRuntime();
    }
}
