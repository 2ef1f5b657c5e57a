package org.protogcn.format.poses;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.format.SourceTree;

/** The JSON files of a source, folder by folder. */
final class PoseFiles {
    /** The folders of a dataset, of its classes and recordings, for a brief look. */
    private static final int SAMPLE_DEPTH = 4;

    private static final String JSON = ".json";

    private PoseFiles() {}

    /** The source, if it is a file; else all JSON files in it and in its folders. */
    static List<Path> jsonFiles(Path source) {
        if (Files.isRegularFile(source)) {
            return List.of(source);
        }
        List<Path> files = new ArrayList<>();
        for (Path folder : SourceTree.folders(source)) {
            SourceTree.entries(folder).stream().filter(PoseFiles::isJson).forEach(files::add);
        }
        if (files.isEmpty()) {
            throw new InvalidInputException(source + " holds no JSON file; name the estimator's output");
        }
        return files;
    }

    /** The source, if it is a JSON file; else one of the JSON files in it, by which it may be recognised. */
    static Optional<Path> sample(Path source) {
        return SourceTree.sample(source, SAMPLE_DEPTH, PoseFiles::isJson);
    }

    static boolean isJson(Path path) {
        return path.getFileName().toString().endsWith(JSON) && Files.isRegularFile(path);
    }

    /** What a file or folder of the source is called in it, without {@code .json}, for an id. */
    static String id(Path source, Path place) {
        String name = place.equals(source)
                ? source.toAbsolutePath().normalize().getFileName().toString()
                : source.relativize(place).toString().replace('\\', '/');
        return name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
    }
}
