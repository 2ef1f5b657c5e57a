package org.protogcn.format.ntu;

import java.nio.file.Path;

/** Small sources, for tests elsewhere. */
public final class NtuSamples {
    private NtuSamples() {}

    /** A folder with one recording of one person. */
    public static Path person(Path folder) {
        new HandWritten().frames(3, HandWritten.body("1", 0.5)).write(folder);
        return folder;
    }

    /** A folder with one recording of two persons. */
    public static Path pair(Path folder) {
        new HandWritten()
                .frames(3, HandWritten.body("a", 1), HandWritten.body("b", 2))
                .write(folder);
        return folder;
    }
}
