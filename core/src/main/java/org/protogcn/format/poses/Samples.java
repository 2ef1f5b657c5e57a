package org.protogcn.format.poses;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A JSON file by which a source may be recognised. */
final class Samples {
    private static final int MAX_DEPTH = 4;
    private static final int MAX_ENTRIES = 5000;

    private Samples() {}

    /** The source, if it is a JSON file; else one of the JSON files in it, the first by name of those come upon early. */
    static Optional<Path> of(Path source) {
        try (Stream<Path> tree = Files.walk(source, MAX_DEPTH)) {
            return tree.limit(MAX_ENTRIES).filter(PoseFiles::isJson).min(Path::compareTo);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
