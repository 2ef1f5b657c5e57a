package org.protogcn.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Clip;

/**
 * The class names of a store and of a source whose clips come to it: the store's, then those that only the source has.
 *
 * @param labels for every label of the source its label in the store; empty where classes have no names and keep their
 *     labels
 */
record ClassMerge(List<String> names, List<Integer> labels) {
    /** @throws InvalidInputException if it is not clear which classes are the same */
    static ClassMerge of(List<String> store, List<String> source, Path folder) {
        if (store.isEmpty() != source.isEmpty()) {
            throw new InvalidInputException("the classes of " + (store.isEmpty() ? "the store " + folder : "the source")
                    + " have no names, those of " + (store.isEmpty() ? "the source" : "the store " + folder)
                    + " do, so that nobody knows which are the same; import the source into a store of its own");
        }
        if (store.equals(source)) {
            return new ClassMerge(store, List.of());
        }
        requireDistinct(store);
        requireDistinct(source);
        List<String> names = new ArrayList<>(store);
        source.stream().filter(name -> !store.contains(name)).forEach(names::add);
        return new ClassMerge(names, source.stream().map(names::indexOf).toList());
    }

    private static void requireDistinct(List<String> names) {
        if (new HashSet<>(names).size() < names.size()) {
            throw new InvalidInputException("two classes have the same name, so that the classes cannot be brought"
                    + " together by name; name each class once");
        }
    }

    int label(int label) {
        return label == Clip.UNLABELLED || labels.isEmpty() ? label : labels.get(label);
    }
}
