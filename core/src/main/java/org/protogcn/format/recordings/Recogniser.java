package org.protogcn.format.recordings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceTree;

/** Recognises a dataset by what its files are called, and by the content of the first one found. */
final class Recogniser {
    /** The folder, the one that an archive wraps around everything, and those in it. */
    private static final int DEPTH = 3;

    private Recogniser() {}

    /**
     * @param fits whether a file of such a name holds what it should; may refuse it
     */
    static Optional<Recognition> of(Path source, Pattern name, Predicate<Path> fits) {
        return SourceTree.sample(source, DEPTH, SourceTree.named(name))
                .filter(file -> holds(file, fits))
                .map(file -> Recognition.certain("it holds recordings like " + file.getFileName()));
    }

    private static boolean holds(Path file, Predicate<Path> fits) {
        try {
            return fits.test(file);
        } catch (InvalidInputException e) {
            return false;
        }
    }
}
