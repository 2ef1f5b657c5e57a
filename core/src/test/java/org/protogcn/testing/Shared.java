package org.protogcn.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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

    /** A real dataset, unpacked by the system's tar into a folder of that name under {@code scratch}. */
    public static Path unpacked(String dataset, Path scratch) {
        Path archive = path("data/" + dataset + ".tar.xz");
        Assumptions.assumeTrue(untar(archive, scratch), "skipped: tar with xz is not there to unpack " + archive);
        return scratch.resolve(dataset);
    }

    private static boolean untar(Path archive, Path scratch) {
        try {
            Process tar = new ProcessBuilder("tar", "-xJf", archive.toString(), "-C", scratch.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return tar.waitFor(60, TimeUnit.SECONDS) && tar.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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
