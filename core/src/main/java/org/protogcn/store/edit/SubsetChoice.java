package org.protogcn.store.edit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which clips of a store to take; all conditions hold together.
 *
 * @param split only clips of this split
 * @param classes only clips of these classes, by name; empty for all
 * @param ids only these clips
 * @param renamed class name to the name it shall have; several classes of one new name become one
 */
public record SubsetChoice(
        Optional<String> split, List<String> classes, Optional<Set<String>> ids, Map<String, String> renamed) {
    public static final SubsetChoice ALL = new SubsetChoice(Optional.empty(), List.of(), Optional.empty(), Map.of());

    public SubsetChoice ofSplit(String name) {
        return new SubsetChoice(Optional.of(name), classes, ids, renamed);
    }

    public SubsetChoice ofClasses(List<String> names) {
        return new SubsetChoice(split, names, ids, renamed);
    }

    public SubsetChoice ofIds(Set<String> wanted) {
        return new SubsetChoice(split, classes, Optional.of(wanted), renamed);
    }

    public SubsetChoice withRenamed(Map<String, String> names) {
        return new SubsetChoice(split, classes, ids, names);
    }
}
