package org.protogcn.training.explain;

import java.util.Map;

/**
 * What a network made of one clip.
 *
 * @param label the true class, from 0; {@link org.protogcn.skeleton.Clip#UNLABELLED} where it is not known
 * @param probabilities one per class
 * @param topologies {@code [V·V]} each; the mean over the persons who are there
 * @param responses R of eq. (3), {@code [V·V·P]}; empty where the network has no prototypes
 */
public record ClipReading(
        String id, int label, double[] probabilities, Map<TopologyKey, double[]> topologies, double[] responses) {
    /** The class with the highest probability. */
    public int predicted() {
        int best = 0;
        for (int c = 1; c < probabilities.length; c++) {
            best = probabilities[c] > probabilities[best] ? c : best;
        }
        return best;
    }
}
