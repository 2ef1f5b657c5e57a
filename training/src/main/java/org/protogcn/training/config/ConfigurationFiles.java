package org.protogcn.training.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;

/**
 * Finds a configuration by path, or by its bare name among those that come with the installation: the folder
 * {@code configs} under the directory that the system property {@value #HOME_PROPERTY} names.
 */
public final class ConfigurationFiles {
    /** The system property that says where ProtoGCN is installed; the working directory without it. */
    public static final String HOME_PROPERTY = "protogcn.home";

    private static final String SUFFIX = ".yaml";

    private ConfigurationFiles() {}

    /**
     * The file that {@code nameOrPath} means: {@code ntu60-xsub}, or a path to a user's own file.
     *
     * @throws InvalidInputException if there is none, with the nearest name that there is
     */
    public static Path find(String nameOrPath) {
        Path path = Path.of(nameOrPath);
        if (Files.isRegularFile(path)) {
            return path;
        }
        Path installed = folder().resolve(withSuffix(nameOrPath));
        if (path.getNameCount() == 1 && Files.isRegularFile(installed)) {
            return installed;
        }
        throw new InvalidInputException(
                "there is no configuration '" + nameOrPath + "'" + NearestName.hint(nameOrPath, names()));
    }

    /** The names of the configurations of the installation, sorted. */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty(HOME_PROPERTY, "")).resolve("configs");
    }

    private static String withSuffix(String name) {
        return name.endsWith(SUFFIX) ? name : name + SUFFIX;
    }
}
