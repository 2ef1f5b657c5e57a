package org.protogcn.training.explain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.protogcn.skeleton.Clip;

/**
 * What a network makes of a subject.
 *
 * @param title of the subject
 * @param clips how many were read
 * @param right how many of them the network recognises, by one sample of each
 * @param topologies {@code [V·V]} each: the means over the clips
 * @param attributions of some of the clips
 * @param example the clip of these that the network recognises most surely, in the frames that it saw
 */
public record SubjectExplanation(
        String title,
        int clips,
        int right,
        Map<TopologyKey, double[]> topologies,
        List<Attribution> attributions,
        Clip example) {
    /** What the decision for the class rests on, by the attributions of its clips. */
    public Optional<MeanAttribution> mean() {
        return MeanAttribution.of(title, attributions);
    }
}
