package org.protogcn.format.pyskl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.protogcn.InvalidInputException;
import org.protogcn.format.pickle.Python;

/** The {@code split} of a PYSKL pickle: names to ids of clips. */
final class AnnotationSplits {
    private AnnotationSplits() {}

    /**
     * The splits, without ids that belong to no clip, of which {@code notes} gets a count.
     *
     * @param root the outermost object of the pickle
     * @param clips ids of the clips read
     */
    static Map<String, List<String>> of(Object root, Set<String> clips, String source, List<String> notes) {
        Map<String, List<String>> splits = new LinkedHashMap<>();
        Object split = root instanceof Map<?, ?> fields ? fields.get("split") : null;
        if (split == null) {
            return splits;
        }
        if (!(split instanceof Map<?, ?> named)) {
            throw new InvalidInputException(
                    source + ": 'split' is " + Python.describe(split) + "; a dict of lists of ids is expected");
        }
        named.forEach(
                (name, ids) -> splits.put(text(name, source), known(text(name, source), ids, clips, source, notes)));
        return splits;
    }

    private static List<String> known(String name, Object ids, Set<String> clips, String source, List<String> notes) {
        List<String> all = ids(name, ids, source);
        List<String> known = all.stream().filter(clips::contains).collect(Collectors.toCollection(ArrayList::new));
        if (known.size() < all.size()) {
            notes.add("split " + name + " names " + (all.size() - known.size()) + " of " + all.size()
                    + " ids that belong to no clip; they were left out");
        }
        return known;
    }

    private static List<String> ids(String name, Object ids, String source) {
        try {
            return Python.sequence(ids).stream().map(Python::text).toList();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(source + ": split " + name + " " + e.getMessage(), e);
        }
    }

    private static String text(Object name, String source) {
        if (name instanceof String text) {
            return text;
        }
        throw new InvalidInputException(
                source + ": a split is named by " + Python.describe(name) + " instead of a text");
    }
}
