package org.protogcn.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks briefly for a file whose name tells a dataset. */
public final class NamedFile {
    /** The folder, the one that an archive wraps around everything, and those in it. */
    private static final int DEPTH = 3;

    private static final int LOOKED_AT = 2_000;

    private NamedFile() {}

    /**
     * The source itself, or a file in it or a few folders below it, whose whole name matches. Of a large folder only the
     * first thousands of entries are looked at.
     */
    public static Optional<Path> find(Path source, Pattern name) {
        try (Stream<Path> paths = Files.walk(source, DEPTH)) {
            return paths.limit(LOOKED_AT)
                    .filter(path -> hasName(path, name) && Files.isRegularFile(path))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static boolean hasName(Path path, Pattern name) {
        Path last = path.getFileName();
        return last != null && name.matcher(last.toString()).matches();
    }
}
