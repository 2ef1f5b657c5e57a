package org.protogcn.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the reference data that lies beside a checkout; a test that needs absent data is skipped and says so. */
public final class Shared {
    private Shared() {}

    /** A file or folder under {@code ../shared} of the repository, e.g. {@code goldens/pipeline}. */
    public static Path path(String relative) {
        Path path = repository().resolveSibling("shared").resolve(relative);
        Assumptions.assumeTrue(Files.exists(path), "skipped: " + path + " is not there");
        return path;
    }

    /** The root of the repository, wherever in it the test was started. */
    public static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
