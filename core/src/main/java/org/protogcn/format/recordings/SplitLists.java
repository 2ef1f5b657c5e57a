package org.protogcn.format.recordings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The splits of a dataset while it is read: names to clip ids, in the order of reading. */
final class SplitLists {
    private final Map<String, List<String>> ids = new LinkedHashMap<>();

    SplitLists(String... names) {
        for (String name : names) {
            ids.put(name, new ArrayList<>());
        }
    }

    /** The cross-subject protocol: odd subjects train, even ones test. */
    static SplitLists bySubject() {
        return new SplitLists("subject_train", "subject_val");
    }

    void add(String split, String id) {
        ids.get(split).add(id);
    }

    void addSubject(int subject, String id) {
        add(subject % 2 == 1 ? "subject_train" : "subject_val", id);
    }

    List<String> get(String split) {
        return ids.get(split);
    }

    Map<String, List<String>> toMap() {
        return ids;
    }
}
