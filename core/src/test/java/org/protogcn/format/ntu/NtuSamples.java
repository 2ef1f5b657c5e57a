package org.protogcn.format.ntu;

import java.nio.file.Path;

/** A small source, for tests elsewhere. */
public final class NtuSamples {
    private NtuSamples() {}

    /** A folder with one recording. */
    public static Path write(Path folder) {
        new HandWritten().frames(3, HandWritten.body("1", 0.5)).write(folder);
        return folder;
    }
}
