package org.protogcn.benchmarks;

/** Of a run. Results are compared in any case. */
enum Part {
    MEMORY,
    TIMES,
    PROFILES
}
