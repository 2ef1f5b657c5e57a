package org.protogcn.training.explain;

/** Names of clips, classes and networks as parts of file names. */
final class FileName {
    private static final int LONGEST = 80;

    private FileName() {}

    /** The name with everything replaced that a file system may not like. */
    static String of(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._-]+", "_").replaceAll("^\\.+", "_");
        return plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}
