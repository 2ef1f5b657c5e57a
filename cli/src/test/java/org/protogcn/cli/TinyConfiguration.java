package org.protogcn.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A network that trains on {@link TinyData} in a moment. */
final class TinyConfiguration {
    private TinyConfiguration() {}

    static Path write(Path file) {
        try {
            return Files.writeString(
                    file,
                    """
                    data: {store: absent}
                    recipe: {layout: ntu25, frames: 8, persons: 1, rotation: 0.1}
                    network: {classes: 3, width: 8, prototypes: 4}
                    schedule: {epochs: 2, batch: 4, workers: 1}
                    evaluation: {clips: 2}
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
