package org.protogcn.format;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** The classes of a source that keeps a file or folder per recording, as the names of its recordings tell them. */
public final class RecordingClasses {
    private final Path source;
    private final Labels labels;
    private final ClassNumbers numbers;

    /**
     * Of all recordings.
     *
     * @param names of the recordings: their paths below the source, joined by {@code /}
     * @throws org.protogcn.InvalidInputException if the user's pattern does not occur in one, or there are too many
     */
    public RecordingClasses(Path source, Collection<String> names, ImportOptions options) {
        this.source = source;
        this.labels = Labels.of(options);
        this.numbers = ClassNumbers.of(names.stream().map(this::text).toList(), source);
    }

    /** Of the recordings that have a file each. */
    public static RecordingClasses ofFiles(Path source, List<SourceFile> files, ImportOptions options) {
        return new RecordingClasses(source, files.stream().map(SourceFile::name).toList(), options);
    }

    private String text(String name) {
        return labels.of(source, name);
    }

    /** The label of a recording. */
    public int label(String name) {
        return numbers.label(text(name));
    }

    /** Class names in the order of the labels; none where the classes are numbers. */
    public List<String> names() {
        return numbers.names();
    }
}
