package org.protogcn.format.ntu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;

/** A recording's file. */
record SkeletonFile(Path path, RecordingName name) {
    /** The folder that is named, and what an unpacked archive wraps around its files. */
    private static final int MAX_DEPTH = 4;

    private static final int MAX_FILES = 1_000_000;

    /**
     * The recordings below a folder in the order of their names, or the one that is named instead of a folder; other
     * files are passed over.
     *
     * @throws InvalidInputException if there are none, too many, or two of the same name
     */
    static List<SkeletonFile> list(Path source) {
        List<SkeletonFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(source, MAX_DEPTH)) {
            paths.limit(MAX_FILES + 1L).forEach(path -> RecordingName.ofFile(nameOf(path))
                    .ifPresent(name -> files.add(new SkeletonFile(path, name))));
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidInputException(source + " is not a readable folder; name the folder of the dataset", e);
        }
        requireSome(source, files);
        files.sort(Comparator.comparing(file -> file.name().id()));
        requireDistinct(files);
        return files;
    }

    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    private static void requireSome(Path source, List<SkeletonFile> files) {
        if (files.isEmpty()) {
            throw new InvalidInputException(source + " holds no recording named like S001C001P001R001A001.skeleton;"
                    + " name the folder of the unpacked dataset");
        }
        if (files.size() > MAX_FILES) {
            throw new InvalidInputException(source + " holds more than " + MAX_FILES + " files; name a smaller folder");
        }
    }

    private static void requireDistinct(List<SkeletonFile> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            SkeletonFile one = sorted.get(i - 1);
            SkeletonFile other = sorted.get(i);
            if (one.name().id().equals(other.name().id())) {
                throw new InvalidInputException(
                        one.path() + " and " + other.path() + " have the same name; take one of them out");
            }
        }
    }
}
