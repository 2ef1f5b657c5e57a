package org.protogcn.training.explain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/** Names of clips, classes and networks as parts of file names. Different names may become one: {@link #numbered}. */
final class FileName {
    private static final int LONGEST = 80;

    private FileName() {}

    /** The name with everything replaced that a file system may not like. */
    static String of(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "_").replaceAll("^\\.+", "_");
        return plain.substring(0, Math.min(LONGEST, plain.length()));
    }

    /** File names for names of a kind, none of them twice: {@code a_b}, {@code a_b-2}. Names that are equal have one. */
    static Map<String, String> numbered(Collection<String> names) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : new LinkedHashSet<>(names)) {
            String file = of(name);
            for (int number = 2; files.containsValue(file); number++) {
                file = of(name) + "-" + number;
            }
            files.put(name, file);
        }
        return files;
    }
}
