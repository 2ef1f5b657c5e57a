package org.protogcn.training.explain;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.store.ClipStore;

/**
 * Something that is explained: a clip, or a class by the mean over its clips.
 *
 * @param title the clip's id or the name of the class
 * @param clips numbers in the store
 */
public record Subject(String title, int[] clips) {
    /**
     * One clip.
     *
     * @throws InvalidInputException if the store has none of this name
     */
    public static Subject ofClip(ClipStore store, String id) {
        int number = store.indexOf(id);
        if (number < 0) {
            List<String> ids =
                    IntStream.range(0, store.size()).mapToObj(store::id).toList();
            throw new InvalidInputException(
                    "store " + store.folder() + " has no clip '" + id + "'" + NearestName.hint(id, ids));
        }
        return new Subject(id, new int[] {number});
    }

    /**
     * A class by its clips of a split.
     *
     * @throws InvalidInputException if there is no such class or split, or the split has no clip of the class
     */
    public static Subject ofClass(ClipStore store, String name, String split) {
        int label = store.classNames().indexOf(name);
        if (label < 0) {
            throw new InvalidInputException("store " + store.folder() + " has no class '" + name + "'"
                    + NearestName.hint(name, store.classNames()));
        }
        Subject subject = ofLabel(store, label, store.split(split));
        if (subject.clips.length == 0) {
            throw new InvalidInputException("split '" + split + "' of store " + store.folder()
                    + " has no clip of the class '" + name + "'; name another split with --split");
        }
        return subject;
    }

    /**
     * Every class that a split has clips of.
     *
     * @throws InvalidInputException if there is no such split, or none of its clips has a label
     */
    public static List<Subject> ofSplit(ClipStore store, String split) {
        int[] clips = store.split(split);
        List<Subject> subjects = IntStream.range(0, store.classNames().size())
                .mapToObj(label -> ofLabel(store, label, clips))
                .filter(subject -> subject.clips.length > 0)
                .toList();
        if (subjects.isEmpty()) {
            throw new InvalidInputException("split '" + split + "' of store " + store.folder()
                    + " has no clip with a label; choose another with --split, or a clip with --clip");
        }
        return subjects;
    }

    private static Subject ofLabel(ClipStore store, int label, int[] clips) {
        int[] own =
                Arrays.stream(clips).filter(clip -> store.label(clip) == label).toArray();
        return new Subject(store.classNames().get(label), own);
    }
}
