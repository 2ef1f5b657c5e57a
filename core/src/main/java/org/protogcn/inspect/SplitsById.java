package org.protogcn.inspect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.store.ClipStore;

/** The splits that a check compares: those of a store, or such as the ids tell. */
final class SplitsById {
    private SplitsById() {}

    /** Split name to clip numbers. */
    static Map<String, int[]> stored(ClipStore store) {
        Map<String, int[]> splits = new LinkedHashMap<>();
        store.splitNames().forEach(name -> splits.put(name, store.split(name)));
        return splits;
    }

    /**
     * A split for every text that the group of {@code regex} finds in ids.
     *
     * @throws InvalidInputException if it finds nothing, or is no expression with one group
     */
    static Map<String, int[]> told(ClipStore store, String regex) {
        Pattern pattern = Subjects.withOneGroup("--split-by", regex);
        Map<String, List<Integer>> splits = new LinkedHashMap<>();
        for (int clip = 0; clip < store.size(); clip++) {
            Matcher matcher = pattern.matcher(store.id(clip));
            if (matcher.find() && matcher.group(1) != null) {
                splits.computeIfAbsent(matcher.group(1), name -> new ArrayList<>())
                        .add(clip);
            }
        }
        if (splits.size() < 2) {
            throw new InvalidInputException(
                    "--split-by '" + regex + "' divides the clips of " + store.folder() + " into "
                            + splits.size() + " part(s), the first clip being " + store.id(0)
                            + "; give an expression whose group differs between splits");
        }
        Map<String, int[]> places = new LinkedHashMap<>();
        splits.forEach((name, clips) ->
                places.put(name, clips.stream().mapToInt(Integer::intValue).toArray()));
        return places;
    }
}
