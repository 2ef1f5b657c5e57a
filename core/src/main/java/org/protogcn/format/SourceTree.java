package org.protogcn.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.protogcn.InvalidInputException;
import org.protogcn.io.Reason;

/**
 * The files and folders of a source, in the order of their names. Hidden ones are passed over. A source may be a link;
 * links inside it are not followed.
 */
public final class SourceTree {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_FILES = 5_000_000;
    private static final int LOOKED_AT = 5_000;

    private SourceTree() {}

    /**
     * The wanted files below a folder, or the one file that is named instead of a folder.
     *
     * @param depth how many levels of names to look at; 1 for the folder's own files
     * @throws InvalidInputException if the source cannot be read or holds too many
     */
    public static List<Path> files(Path source, int depth, Predicate<Path> wanted) {
        try (Stream<Path> tree = walk(source, depth)) {
            List<Path> files = tree.filter(path -> wanted.test(path) && Files.isRegularFile(path))
                    .limit(MAX_FILES + 1L)
                    .sorted()
                    .toList();
            if (files.size() > MAX_FILES) {
                throw new InvalidInputException(
                        source + " holds more than " + MAX_FILES + " files; import its folders apart");
            }
            return files;
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(source, e);
        }
    }

    /** The folder and all folders in it, each before what it holds; or the one file that is named instead. */
    public static List<Path> folders(Path source) {
        try (Stream<Path> tree = walk(source, MAX_DEPTH)) {
            return tree.filter(path -> path.equals(source) || Files.isDirectory(path))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(source, e);
        }
    }

    /** What lies in a folder. */
    public static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> isVisible(path.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(folder, e);
        }
    }

    /**
     * A wanted file by which a source may be recognised, the first by name of those come upon early: of a large folder
     * only the first thousands of entries are looked at.
     */
    public static Optional<Path> sample(Path source, int depth, Predicate<Path> wanted) {
        try (Stream<Path> tree = walk(source, depth)) {
            return tree.limit(LOOKED_AT)
                    .filter(path -> wanted.test(path) && Files.isRegularFile(path))
                    .min(Path::compareTo);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Wants what is called so, its whole name matching. */
    public static Predicate<Path> named(Pattern name) {
        return path -> name.matcher(path.getFileName().toString()).matches();
    }

    /** Everything visible, called by its place in the source as the user wrote it. */
    private static Stream<Path> walk(Path source, int depth) throws IOException {
        Path real = source.toRealPath();
        return Files.walk(real, depth)
                .map(real::relativize)
                .filter(SourceTree::isVisible)
                .map(inside -> inside.toString().isEmpty() ? source : source.resolve(inside));
    }

    private static boolean isVisible(Path inside) {
        return StreamSupport.stream(inside.spliterator(), false)
                .noneMatch(name -> name.toString().startsWith("."));
    }

    private static InvalidInputException unreadable(Path source, Exception cause) {
        IOException problem = cause instanceof UncheckedIOException wrapped ? wrapped.getCause() : (IOException) cause;
        return new InvalidInputException(
                source + " cannot be read: " + Reason.of(problem) + "; check the path and the rights", cause);
    }
}
