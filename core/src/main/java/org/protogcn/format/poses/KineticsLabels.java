package org.protogcn.format.poses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;

/** Labels and class names of Kinetics-Skeleton, which stand in the recordings' files and in lists beside the folders. */
final class KineticsLabels {
    private static final int MAX_LABEL = 99_999;

    private final Map<String, Integer> listed = new HashMap<>();
    private final TreeMap<Integer, String> names = new TreeMap<>();
    private int withoutSkeleton;

    /** Takes the list {@code {ID: {has_skeleton, label, label_index}}}, if there is such a file. */
    void readList(Path file) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        PoseJson.read(
                file,
                json -> json.object(id -> {
                    Entry entry = new Entry();
                    json.object(key -> {
                        if (key.equals("has_skeleton")) {
                            withoutSkeleton += json.text().equals("false") ? 1 : 0;
                        } else if (!entry.take(key, json)) {
                            json.skip();
                        }
                    });
                    entry.index().ifPresent(index -> {
                        listed.put(id, index);
                        name(index, entry.name, file);
                    });
                }));
    }

    /** What a file says about its class. */
    static final class Entry {
        private String name = "";
        private double index = Double.NaN;

        /** Takes the value of a key that is about the class; false if it is not. */
        boolean take(String key, PoseJson json) throws IOException {
            switch (key) {
                case "label" -> name = json.text();
                case "label_index" -> index = json.number();
                default -> {
                    return false;
                }
            }
            if (index < 0 || index > MAX_LABEL) {
                throw json.problem("label_index is " + index + "; 0 to " + MAX_LABEL + " are possible");
            }
            return true;
        }

        private OptionalInt index() {
            return Double.isNaN(index) ? OptionalInt.empty() : OptionalInt.of((int) index);
        }
    }

    private void name(int index, String name, Path file) {
        String known = names.putIfAbsent(index, name);
        if (known != null && !known.equals(name)) {
            throw new InvalidInputException(file + " calls class " + index + " '" + name + "', another file calls it '"
                    + known + "'; do not mix two datasets");
        }
    }

    /** Whether a list names the recording. */
    boolean lists(String id) {
        return listed.containsKey(id);
    }

    /**
     * The label of a recording.
     *
     * @param entry what its own file says
     */
    int of(String id, Entry entry, Path file) {
        Integer fromList = listed.get(id);
        if (entry.index().isEmpty() && fromList == null) {
            throw new InvalidInputException(file
                    + " has no label_index, and no list names it; put the dataset's *_label.json beside its folder");
        }
        int label = entry.index().orElseGet(() -> fromList);
        if (fromList != null && fromList != label) {
            throw new InvalidInputException(file + " has the label_index " + label + ", the list of labels says "
                    + fromList + "; unpack the dataset again");
        }
        entry.index().ifPresent(index -> name(index, entry.name, file));
        return label;
    }

    /** Entries of the lists that have no skeleton, by their own account. */
    int withoutSkeleton() {
        return withoutSkeleton;
    }

    /** In label order. */
    List<String> names() {
        int classes = names.isEmpty() ? 0 : names.lastKey() + 1;
        return IntStream.range(0, classes)
                .mapToObj(index -> names.getOrDefault(index, "class " + index))
                .toList();
    }
}
