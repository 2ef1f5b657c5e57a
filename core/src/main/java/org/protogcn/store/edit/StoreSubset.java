package org.protogcn.store.edit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.skeleton.Clip;
import org.protogcn.store.ClipStore;

/**
 * Some clips of a store as a store of their own. Labels stay as they are, unless classes are chosen or renamed: then those
 * that are left are numbered anew, in their old order. Splits keep the clips that are left.
 */
public final class StoreSubset {
    private static final int LEFT_OUT = -2;

    private final ClipStore store;
    private final SubsetChoice choice;

    /** @throws InvalidInputException if the store has no such split, class or clip */
    public StoreSubset(ClipStore store, SubsetChoice choice) {
        this.store = store;
        this.choice = choice;
        choice.classes().forEach(this::requireClass);
        choice.renamed().keySet().forEach(this::requireClass);
        choice.ids().stream().flatMap(Collection::stream).forEach(this::requireClip);
    }

    private void requireClass(String name) {
        if (!store.classNames().contains(name)) {
            throw new InvalidInputException("store " + store.folder() + " has no class '" + name + "'"
                    + NearestName.hint(name, store.classNames()));
        }
    }

    private void requireClip(String id) {
        if (store.indexOf(id) < 0) {
            throw new InvalidInputException(
                    "store " + store.folder() + " has no clip " + id + "; correct the list of ids");
        }
    }

    /**
     * Writes the new store.
     *
     * @param progress is told the number of clips stored so far, after every clip
     * @throws InvalidInputException if no clip is left, or the store cannot be written
     */
    public EditedStore write(Path folder, boolean replace, IntConsumer progress) {
        List<String> names = classNames();
        int[] labels = labels(names);
        BitSet wanted = wanted(labels);
        if (wanted.isEmpty()) {
            throw new InvalidInputException(
                    "no clip of " + store.folder() + " meets all conditions; ask for less at once");
        }
        try (NewStore subset = NewStore.create(folder, replace, List.of(store), progress)) {
            wanted.stream().mapToObj(store::clip).forEach(clip -> subset.add(clip, clip.id(), label(clip, labels)));
            for (String split : store.splitNames()) {
                int[] left =
                        Arrays.stream(store.split(split)).filter(wanted::get).toArray();
                if (left.length > 0) {
                    Arrays.stream(left).mapToObj(store::id).forEach(subset.split(split)::add);
                }
            }
            return subset.finish(store.layout(), names);
        }
    }

    private boolean renumbers() {
        return !choice.classes().isEmpty() || !choice.renamed().isEmpty();
    }

    private List<String> classNames() {
        return renumbers()
                ? store.classNames().stream()
                        .filter(this::isChosen)
                        .map(this::renamed)
                        .distinct()
                        .toList()
                : store.classNames();
    }

    private boolean isChosen(String name) {
        return choice.classes().isEmpty() || choice.classes().contains(name);
    }

    private String renamed(String name) {
        return choice.renamed().getOrDefault(name, name);
    }

    /** For every old label the new one. */
    private int[] labels(List<String> names) {
        return IntStream.range(0, store.classNames().size())
                .map(label -> renumbers() ? newLabel(store.classNames().get(label), names) : label)
                .toArray();
    }

    private int newLabel(String name, List<String> names) {
        return isChosen(name) ? names.indexOf(renamed(name)) : LEFT_OUT;
    }

    private static int label(Clip clip, int[] labels) {
        return clip.label() == Clip.UNLABELLED ? Clip.UNLABELLED : labels[clip.label()];
    }

    private BitSet wanted(int[] labels) {
        BitSet wanted = new BitSet(store.size());
        choice.split()
                .map(split -> Arrays.stream(store.split(split)))
                .orElseGet(() -> IntStream.range(0, store.size()))
                .filter(clip -> isOfChosenClass(store.label(clip), labels))
                .filter(clip -> choice.ids().isEmpty() || choice.ids().get().contains(store.id(clip)))
                .forEach(wanted::set);
        return wanted;
    }

    private boolean isOfChosenClass(int label, int[] labels) {
        return label == Clip.UNLABELLED ? choice.classes().isEmpty() : labels[label] != LEFT_OUT;
    }
}
