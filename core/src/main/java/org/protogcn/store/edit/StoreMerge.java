package org.protogcn.store.edit;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.store.ClipStore;

/**
 * One store out of several of the same layout. Classes are joined by their names, and labels renumbered; splits of the same
 * name are joined too.
 */
public final class StoreMerge {
    private final List<ClipStore> stores;
    private final boolean prefixed;

    /**
     * A merge.
     *
     * @param stores two or more, in the order in which their clips shall come
     * @param prefixed whether every id gets the name of its store's folder and a hyphen in front
     */
    public StoreMerge(List<ClipStore> stores, boolean prefixed) {
        this.stores = List.copyOf(stores);
        this.prefixed = prefixed;
    }

    /**
     * Writes the new store.
     *
     * @param progress is told the number of clips stored so far, after every clip
     * @throws InvalidInputException if layouts differ or ids clash, or the store cannot be written
     */
    public EditedStore write(Path folder, boolean replace, IntConsumer progress) {
        requireOneLayout();
        requireDistinctIds();
        ClassUnion classes = new ClassUnion();
        try (NewStore merged = NewStore.create(folder, replace, stores, progress)) {
            for (ClipStore store : stores) {
                copy(store, classes.add(store.classNames()), merged);
            }
            return merged.finish(layout(), classes.names());
        }
    }

    private SkeletonLayout layout() {
        return stores.get(0).layout();
    }

    private void requireOneLayout() {
        for (ClipStore store : stores) {
            if (!store.layout().equals(layout())) {
                throw new InvalidInputException("the stores " + stores.get(0).folder() + " and " + store.folder()
                        + " have different layouts, " + layout().name() + " and "
                        + store.layout().name() + "; only stores of one layout can be merged");
            }
        }
    }

    private void requireDistinctIds() {
        Map<String, ClipStore> owners = new HashMap<>();
        for (ClipStore store : stores) {
            UnaryOperator<String> naming = naming(store);
            for (int clip = 0; clip < store.size(); clip++) {
                String id = naming.apply(store.id(clip));
                ClipStore other = owners.put(id, store);
                if (other != null) {
                    throw new InvalidInputException(
                            "clip " + id + " is in " + other.folder() + " and in " + store.folder()
                                    + (prefixed
                                            ? "; rename one of the folders"
                                            : "; rename clips or ask for prefixed ids (--prefix)"));
                }
            }
        }
    }

    private UnaryOperator<String> naming(ClipStore store) {
        String prefix = prefixed ? store.folder().toAbsolutePath().normalize().getFileName() + "-" : "";
        return id -> prefix + id;
    }

    private void copy(ClipStore store, int[] labels, NewStore merged) {
        UnaryOperator<String> naming = naming(store);
        for (int number = 0; number < store.size(); number++) {
            Clip clip = store.clip(number);
            int label = clip.label() == Clip.UNLABELLED ? Clip.UNLABELLED : labels[clip.label()];
            merged.add(clip, naming.apply(clip.id()), label);
        }
        for (String split : store.splitNames()) {
            for (int number : store.split(split)) {
                merged.split(split).add(naming.apply(store.id(number)));
            }
        }
    }
}
