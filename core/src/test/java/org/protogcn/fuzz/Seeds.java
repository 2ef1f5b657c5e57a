package org.protogcn.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.protogcn.testing.Shared;

/** Sound sources to start from: each small, because every damaged copy is read whole. */
interface Seeds {
    /** Something that writes a sound source into an empty folder. */
    interface Seed {
        /** Returns what to read: the folder itself or a file in it. */
        Path write(Path folder) throws IOException;
    }

    /** A file with this content. */
    static Seed file(String name, byte[] content) {
        return folder -> Files.write(Files.createDirectories(folder).resolve(name), content);
    }

    static Seed text(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of the reference data. */
    static Seed golden(String path) {
        return folder -> Files.copy(
                Shared.path("goldens/" + path),
                Files.createDirectories(folder).resolve(Path.of(path).getFileName()));
    }

    static Path kinetics(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("kpfiles"));
        Files.copy(Shared.path("goldens/files/k400_kpfile_p3.pkl"), folder.resolve("kpfiles/part0.pkl"));
        return Files.copy(Shared.path("goldens/files/k400_index_p3.pkl"), folder.resolve("list.pkl"));
    }
}
