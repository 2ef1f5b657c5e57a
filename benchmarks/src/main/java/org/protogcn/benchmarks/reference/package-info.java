/**
 * The network as the paper writes it: every equation in its place, nothing rewritten, nothing skipped. It is the
 * yardstick for the equality and the speed of the network that runs, and never part of the product.
 *
 * <p>Tensors are named by their axes: B clips, M persons, N = B*M sequences, C channels, T frames, V joints, K = 8
 * heads of C' channels, P prototypes. Weights come from outside under the names of published checkpoints.
 */
package org.protogcn.benchmarks.reference;
