package org.protogcn.benchmarks.growth;

import org.protogcn.benchmarks.Probe;
import org.protogcn.benchmarks.Variant;

/**
 * What a batch of one size costs.
 *
 * @param value the size in this dimension
 * @param gigaflop that a training step needs at least
 */
record Point(Variant variant, Dimension dimension, int value, double gigaflop, Cost training, Cost inference) {
    /**
     * @param millis of a batch, the fastest of some: what it takes when nothing else is at work
     * @param megabytes 10^6 bytes that it needs beside weights and program
     */
    record Cost(double millis, double megabytes) {
        static Cost of(Probe.Found found) {
            return new Cost(found.millis().min(), found.peak() - found.before());
        }
    }
}
