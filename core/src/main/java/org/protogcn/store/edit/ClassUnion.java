package org.protogcn.store.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The class names of several stores, joined by name. */
final class ClassUnion {
    private record Key(String name, int occurrence) {}

    private final Map<Key, Integer> labels = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /**
     * Adds the names of a store; those that are new come after all others.
     *
     * @return for every label of the store the one it has in the union; of equal names the first stands for the first, the
     *     second for the second
     */
    int[] add(List<String> added) {
        Map<String, Integer> occurrences = new HashMap<>();
        int[] mapping = new int[added.size()];
        for (int label = 0; label < mapping.length; label++) {
            String name = added.get(label);
            mapping[label] = labelOf(name, occurrences.merge(name, 1, Integer::sum));
        }
        return mapping;
    }

    private int labelOf(String name, int occurrence) {
        return labels.computeIfAbsent(new Key(name, occurrence), key -> {
            names.add(name);
            return names.size() - 1;
        });
    }

    /** In label order. */
    List<String> names() {
        return List.copyOf(names);
    }
}
