package org.protogcn.training;

import java.util.List;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import org.protogcn.store.ClipStore;

/**
 * A clip store as a network of some number of classes sees it.
 *
 * @throws InvalidInputException if the store has more classes
 */
public record Dataset(ClipStore store, int classes) {
    public Dataset {
        List<String> names = store.classNames();
        if (names.size() > classes) {
            throw new InvalidInputException("the store has " + names.size() + " classes and the network only " + classes
                    + "; set network.classes=" + names.size());
        }
    }

    /**
     * The clips of a split, every one with a label that the network knows.
     *
     * @throws InvalidInputException if there is no such split, it is empty, or a label is another
     */
    public int[] labelled(String split) {
        int[] indices = store.split(split);
        if (indices.length == 0) {
            throw new InvalidInputException("split '" + split + "' of the store is empty; choose another");
        }
        for (int index : indices) {
            if (store.label(index) < 0 || store.label(index) >= classes) {
                throw new InvalidInputException("clip " + store.id(index) + " of split '" + split + "' has the label "
                        + store.label(index) + ", outside 0 to " + (classes - 1) + "; set network.classes to the"
                        + " number of actions");
            }
        }
        return indices;
    }

    /** One name per class of the network. */
    public List<String> classNames() {
        List<String> names = store.classNames();
        return IntStream.range(0, classes)
                .mapToObj(label -> label < names.size() ? names.get(label) : "class " + label)
                .toList();
    }
}
