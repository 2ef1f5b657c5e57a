package org.protogcn.training.explain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of clips, classes and networks as parts of file names. Different names may become one: {@link #numbered}. */
final class FileName {
    private static final int LONGEST = 80;

    private FileName() {}

    /** The name with everything replaced that a file system may not like. */
    static String of(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "_").replaceAll("^\\.+", "_");
        return plain.substring(0, Math.min(LONGEST, plain.length()));
    }

    /**
     * A file name for each name, none of them twice, upper and lower case being alike: {@code a_b}, {@code a_b-2}. Equal
     * names have different ones.
     */
    static List<String> numbered(List<String> names) {
        List<String> files = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            String file = of(name);
            for (int number = 2; !taken.add(file.toLowerCase(Locale.ROOT)); number++) {
                file = of(name) + "-" + number;
            }
            files.add(file);
        }
        return files;
    }
}
