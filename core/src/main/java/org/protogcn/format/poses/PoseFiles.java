package org.protogcn.format.poses;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.io.Reason;

/** The files and folders of a source, in the order of their names; hidden ones are passed over, links not followed. */
final class PoseFiles {
    private static final int MAX_DEPTH = 20;
    private static final String JSON = ".json";

    private PoseFiles() {}

    /** What lies in a folder; nothing, if it is a file. */
    static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(PoseFiles::isVisible).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidInputException(folder + " is not a readable folder; check the path and the rights", e);
        }
    }

    private static boolean isVisible(Path path) {
        return !path.getFileName().toString().startsWith(".");
    }

    /** The source, if it is a file; else all JSON files in it and in its folders. */
    static List<Path> jsonFiles(Path source) {
        if (Files.isRegularFile(source)) {
            return List.of(source);
        }
        List<Path> files = new ArrayList<>();
        for (Path folder : folders(source)) {
            entries(folder).stream().filter(PoseFiles::isJson).forEach(files::add);
        }
        if (files.isEmpty()) {
            throw new InvalidInputException(source + " holds no JSON file; name the estimator's output");
        }
        return files;
    }

    static boolean isJson(Path path) {
        return path.getFileName().toString().endsWith(JSON) && Files.isRegularFile(path);
    }

    /** The folder and all folders in it, each before what it holds. */
    static List<Path> folders(Path source) {
        try (Stream<Path> tree = Files.walk(source, MAX_DEPTH)) {
            return tree.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || path.equals(source))
                    .filter(path -> path.equals(source) || isVisible(path))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InvalidInputException(
                    source + " cannot be read: " + Reason.of(e) + "; check the path and the rights", e);
        } catch (UncheckedIOException e) {
            throw new InvalidInputException(source + " cannot be read as a whole; check the rights in it", e);
        }
    }

    /** What a file or folder of the source is called in it, without {@code .json}, for an id. */
    static String id(Path source, Path place) {
        String name = place.equals(source)
                ? source.toAbsolutePath().normalize().getFileName().toString()
                : source.relativize(place).toString().replace('\\', '/');
        return name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
    }
}
