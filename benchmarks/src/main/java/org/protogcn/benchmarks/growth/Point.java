package org.protogcn.benchmarks.growth;

import org.protogcn.benchmarks.Probe;

/**
 * What a batch of one size costs.
 *
 * @param value the size in this dimension
 * @param gigaflop that a training step needs at least
 */
record Point(Dimension dimension, int value, double gigaflop, Cost training, Cost inference) {
    /**
     * @param millis of a batch
     * @param megabytes 10^6 bytes that it needs beside weights and program
     */
    record Cost(double millis, double megabytes) {
        static Cost of(Probe.Found found) {
            return new Cost(found.millis().median(), found.peak() - found.before());
        }
    }
}
