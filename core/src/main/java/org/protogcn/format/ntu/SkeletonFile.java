package org.protogcn.format.ntu;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.protogcn.InvalidInputException;
import org.protogcn.format.SourceTree;

/** A recording's file. */
record SkeletonFile(Path path, RecordingName name) {
    /** The folder that is named, and what an unpacked archive wraps around its files. */
    static final int MAX_DEPTH = 4;

    /**
     * The recordings below a folder in the order of their names, or the one that is named instead of a folder; other
     * files are passed over.
     *
     * @throws InvalidInputException if there are none, or two of the same name
     */
    static List<SkeletonFile> list(Path source) {
        List<SkeletonFile> files = SourceTree.files(source, MAX_DEPTH, SourceTree.named(RecordingName.FILE)).stream()
                .map(SkeletonFile::of)
                .sorted(Comparator.comparing(file -> file.name().id()))
                .toList();
        if (files.isEmpty()) {
            throw new InvalidInputException(source + " holds no recording named like S001C001P001R001A001.skeleton;"
                    + " name the folder of the unpacked dataset");
        }
        requireDistinct(files);
        return files;
    }

    private static SkeletonFile of(Path path) {
        return new SkeletonFile(path, RecordingName.ofFile(path.getFileName().toString()));
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
