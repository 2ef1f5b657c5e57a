package org.protogcn.training.explain;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.network.Weight;

/** The weights of a network by their published names. */
final class WeightTable {
    private final Map<String, Weight> weights = new HashMap<>();

    WeightTable(ProtoGcn network) {
        network.weights().all().forEach(weight -> weights.put(weight.name(), weight));
    }

    boolean has(String name) {
        return weights.containsKey(name);
    }

    /** The weight itself, not a copy. */
    Tensor get(String name) {
        Weight weight = weights.get(name);
        if (weight == null) {
            throw new IllegalArgumentException("the network has no weight " + name);
        }
        return weight.tensor();
    }
}
