package org.protogcn.benchmarks.loading;

/** Of a run. */
enum Part {
    /** Against NumPy. */
    RACES,
    /** Of trainings, for their data. */
    WAITS
}
