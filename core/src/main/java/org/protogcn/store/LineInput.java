package org.protogcn.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The lines of a list of clips, from first to last, as bytes that end in a line feed. */
final class LineInput implements Closeable {
    /** The longest id takes a tenth of it. */
    static final int MAX_LINE = 1 << 16;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LineInput(Path file) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** Empty at the end, and before a line that is not complete. */
    Optional<byte[]> next() throws IOException {
        line.reset();
        for (int next = in.read(); next >= 0 && line.size() < MAX_LINE; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                return Optional.of(line.toByteArray());
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
