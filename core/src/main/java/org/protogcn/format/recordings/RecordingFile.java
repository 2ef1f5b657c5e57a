package org.protogcn.format.recordings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.format.SourceTree;

/**
 * A file of a dataset that keeps one recording per file and says in the file's name what it shows.
 *
 * @param id the name without what every name ends in
 */
record RecordingFile(Path path, String id, Matcher name) {
    /** Far above any recording of one action, far below what would exhaust the heap. */
    private static final int MAX_BYTES = 16 << 20;

    /**
     * The recordings of a folder, sorted by name, or the one that is named instead of a folder; other files are passed
     * over.
     *
     * @param name what a recording is called; its group {@code id} becomes the id
     * @param example such a name, for the error message
     * @throws InvalidInputException if the folder cannot be read or holds none
     */
    static List<RecordingFile> list(Path folder, Pattern name, String example) {
        List<RecordingFile> recordings = new ArrayList<>();
        for (Path path : filesOf(folder)) {
            of(path, name).ifPresent(recordings::add);
        }
        if (recordings.isEmpty()) {
            throw new InvalidInputException(
                    folder + " holds no recording named like " + example + "; name the folder of the unpacked dataset");
        }
        recordings.sort(Comparator.comparing(RecordingFile::id));
        return recordings;
    }

    private static Optional<RecordingFile> of(Path path, Pattern name) {
        Matcher matcher = name.matcher(path.getFileName().toString());
        return matcher.matches()
                ? Optional.of(new RecordingFile(path, matcher.group("id"), matcher))
                : Optional.empty();
    }

    private static List<Path> filesOf(Path folder) {
        return Files.isRegularFile(folder) ? List.of(folder) : SourceTree.entries(folder);
    }

    /** {@code source/subfolder} where there is one, else {@code source}: both may be named as the dataset. */
    static Path folder(Path source, String subfolder) {
        Path inside = source.resolve(subfolder);
        return Files.isDirectory(inside) ? inside : source;
    }

    /** The number that a group of the name holds. */
    int number(String group) {
        return Integer.parseInt(name.group(group));
    }

    /** The number of a group of the name, less one, as a label. */
    int label(String group, int classes) {
        int number = number(group);
        if (number < 1 || number > classes) {
            throw new InvalidInputException(path + " is named after action " + number
                    + "; the dataset has actions 1 to " + classes + ", take the file out of the folder");
        }
        return number - 1;
    }

    /** The whole content of a file of moderate size. */
    static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InvalidInputException(file + " is larger than " + (MAX_BYTES >> 20)
                        + " MiB, too large for one recording; take it out of the folder");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read; check that it exists and is readable", e);
        }
    }

    /** The lines of a text of moderate size, without blank lines at its end. */
    static List<String> lines(Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8)
                .stripTrailing()
                .lines()
                .toList();
    }
}
