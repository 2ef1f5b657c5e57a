package org.protogcn.format;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.protogcn.InvalidInputException;

/**
 * A file of a source that keeps one recording, or one frame, per file.
 *
 * @param path where it lies
 * @param name its path below the source without the ending, joined by {@code /}: the id of its clip
 */
public record SourceFile(Path path, String name) {
    private static final int MAX_DEPTH = 8;

    /**
     * The files below a folder whose names end so, sorted by name; or the one file that is named instead of a folder.
     *
     * @param endings in lower case, e.g. {@code .npy}
     * @throws InvalidInputException if there is none, or a folder cannot be read
     */
    public static List<SourceFile> list(Path source, String... endings) {
        List<SourceFile> files = SourceTree.files(source, MAX_DEPTH, path -> endsWith(path, endings)).stream()
                .map(path -> of(source, path))
                .sorted(Comparator.comparing(SourceFile::name))
                .toList();
        if (files.isEmpty()) {
            throw new InvalidInputException(source + " holds no file named *" + endings[0] + "; check the path");
        }
        return files;
    }

    /** Some file below a folder whose name ends so, or the one named instead of a folder; for a brief look. */
    public static Optional<Path> first(Path source, String... endings) {
        return SourceTree.sample(source, MAX_DEPTH, path -> endsWith(path, endings));
    }

    private static SourceFile of(Path root, Path path) {
        Path below = root.equals(path) ? path.getFileName() : root.relativize(path);
        String name = StreamSupport.stream(below.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
        return new SourceFile(path, name.substring(0, name.lastIndexOf('.')));
    }

    /** Whether the name of a file ends in one of these, in whatever case. */
    public static boolean endsWith(Path path, String... endings) {
        String name = path.getFileName() == null ? "" : path.getFileName().toString();
        return Stream.of(endings).anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
    }
}
