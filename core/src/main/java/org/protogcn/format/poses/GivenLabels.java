package org.protogcn.format.poses;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.SourceTree;
import org.protogcn.skeleton.Clip;

/** The classes of recordings whose files do not name any: none, one for all, or the folders that hold them. */
final class GivenLabels {
    /** Where classes come from. */
    enum Source {
        NONE,
        FOLDER
    }

    private final Path source;
    private final boolean byFolder;
    private final List<String> names;

    /**
     * As the options say.
     *
     * @throws InvalidInputException if they contradict each other
     */
    GivenLabels(Path source, ImportOptions options) {
        String label = options.get(PoseOptions.LABEL);
        this.source = source;
        this.byFolder = options.get(PoseOptions.LABELS) == Source.FOLDER;
        if (byFolder && !label.isEmpty()) {
            throw new InvalidInputException(
                    "label=" + label + " and labels=folder exclude each other; give one of them");
        }
        this.names = byFolder ? folders(source) : label.isEmpty() ? List.of() : List.of(label);
    }

    private static List<String> folders(Path source) {
        if (!Files.isDirectory(source)) {
            return List.of();
        }
        return SourceTree.entries(source).stream()
                .filter(Files::isDirectory)
                .map(folder -> folder.getFileName().toString())
                .toList();
    }

    /** In label order. */
    List<String> names() {
        return names;
    }

    /** The label of what lies in a file or folder of the source. */
    int of(Path place) {
        if (!byFolder) {
            return names.isEmpty() ? Clip.UNLABELLED : 0;
        }
        int label = names.indexOf(source.relativize(place).getName(0).toString());
        if (label < 0) {
            throw new InvalidInputException(place + " lies in no folder of " + source
                    + " that could be its class; put each class into a folder of its own or leave labels=folder out");
        }
        return label;
    }
}
