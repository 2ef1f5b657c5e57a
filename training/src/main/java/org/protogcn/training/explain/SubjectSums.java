package org.protogcn.training.explain;

import java.util.Map;
import java.util.TreeMap;

/** The sums of a subject's clips. */
final class SubjectSums {
    private final Map<TopologyKey, double[]> topologies = new TreeMap<>();
    private int clips;
    private int right;

    void add(ClipReading reading) {
        clips++;
        right += reading.predicted() == reading.label() ? 1 : 0;
        reading.topologies().forEach((key, values) -> {
            Topologies.add(values, topologies.computeIfAbsent(key, k -> new double[values.length]));
        });
    }

    int clips() {
        return clips;
    }

    int right() {
        return right;
    }

    /** The means over the clips. */
    Map<TopologyKey, double[]> means() {
        Map<TopologyKey, double[]> means = new TreeMap<>();
        topologies.forEach((key, sum) -> means.put(key, Topologies.times(1.0 / clips, sum)));
        return means;
    }
}
