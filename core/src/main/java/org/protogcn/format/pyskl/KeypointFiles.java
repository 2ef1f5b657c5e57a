package org.protogcn.format.pyskl;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.protogcn.InvalidInputException;

/** Finds the kpfiles that a Kinetics list names by the paths they had on its author's machine. */
final class KeypointFiles {
    private final Path list;
    private final Optional<Path> folder;

    KeypointFiles(Path list, Optional<Path> folder) {
        this.list = list;
        this.folder = folder;
    }

    /**
     * In the user's folder: the file under as much of its path as is there, at least its name. Without such a folder:
     * the path itself, from where the list lies.
     */
    Path find(String rawFile) {
        Path named = path(rawFile);
        Path found = folder.isPresent() ? within(folder.get(), named) : list.resolveSibling(named);
        if (found == null || !Files.isRegularFile(found)) {
            throw new InvalidInputException(list + " names the kpfile " + rawFile + ", which is not "
                    + folder.map(where -> "in " + where).orElse("there; say with --keypoints where the kpfiles are"));
        }
        return found;
    }

    private Path path(String rawFile) {
        try {
            return Path.of(rawFile);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(list + " names a kpfile by an impossible path", e);
        }
    }

    private static Path within(Path folder, Path named) {
        for (int skipped = 0; skipped < named.getNameCount(); skipped++) {
            Path candidate =
                    folder.resolve(named.subpath(skipped, named.getNameCount())).normalize();
            if (candidate.startsWith(folder.normalize()) && Files.isRegularFile(candidate)) {
                return candidate;
            }
        }
        return null;
    }
}
