package org.protogcn.array;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.protogcn.io.DurableFile;

/** Writes NumPy's {@code .npz}: a zip of {@code .npy} files, of any length each. Equal arrays give equal files. */
public final class NpzWriter implements Closeable {
    private static final LocalDateTime ANY_MOMENT = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    /** @param level of compression, 0 to 9 */
    public NpzWriter(OutputStream out, int level) {
        zip = new ZipOutputStream(out);
        zip.setLevel(level);
    }

    /** Adds an array; {@code content} writes its {@code .npy} bytes. */
    public void add(String name, DurableFile.Content content) throws IOException {
        ZipEntry entry = new ZipEntry(name + ".npy");
        entry.setTimeLocal(ANY_MOMENT);
        zip.putNextEntry(entry);
        content.writeTo(zip);
        zip.closeEntry();
    }

    /** Completes the archive and closes the stream beneath. */
    @Override
    public void close() throws IOException {
        zip.close();
    }
}
