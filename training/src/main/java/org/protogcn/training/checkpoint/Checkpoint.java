package org.protogcn.training.checkpoint;

import java.util.Map;
import org.protogcn.array.NdArray;

/**
 * What a run needs to go on, as files hold it.
 *
 * @param weights of the network, by their published names; enough to recognise actions
 * @param description of the network, kept with the weights: configuration, classes
 * @param state what changes beside the weights: momentum, memory bank, counters of the batch norms
 * @param progress where the run stands, kept with the state
 */
public record Checkpoint(
        Map<String, NdArray> weights,
        Map<String, String> description,
        Map<String, NdArray> state,
        Map<String, String> progress) {}
