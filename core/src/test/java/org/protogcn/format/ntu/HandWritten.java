package org.protogcn.format.ntu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A recording written frame by frame. Joint {@code j} of a body stands at {@code x + width * j / 24}, {@code 1 + j / 24},
 * {@code 3}: a body of width 0.5 is half as wide as high.
 */
final class HandWritten {
    static final String NAME = "S001C001P001R001A001";

    private final List<String> frames = new ArrayList<>();

    /** What the sensor sees of a body in a frame. */
    record Seen(String id, double x, double width) {}

    static Seen body(String id, double x) {
        return new Seen(id, x, 0.5);
    }

    static Seen wide(String id, double x) {
        return new Seen(id, x, 2);
    }

    HandWritten frame(Seen... bodies) {
        StringBuilder frame = new StringBuilder(bodies.length + "\n");
        for (Seen body : bodies) {
            frame.append(body.id()).append(" 0 1 1 1 1 0 0.1 -0.2 2\n25\n");
            for (int joint = 0; joint < 25; joint++) {
                double x = body.x() + body.width() * joint / 24;
                frame.append(
                        String.format(Locale.ROOT, "%.5f %.5f 3 250 200 960 540 0 0 1 0 2%n", x, 1 + joint / 24.0));
            }
        }
        frames.add(frame.toString());
        return this;
    }

    HandWritten frames(int count, Seen... bodies) {
        for (int i = 0; i < count; i++) {
            frame(bodies);
        }
        return this;
    }

    /** Moves from {@code x} on by a centimetre a frame. */
    HandWritten walk(int count, String id, double x) {
        for (int i = 0; i < count; i++) {
            frame(body(id, x + 0.01 * i));
        }
        return this;
    }

    String text() {
        return frames.size() + "\n" + String.join("", frames);
    }

    Path write(Path folder) {
        return write(folder, NAME);
    }

    Path write(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name + ".skeleton"), text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
