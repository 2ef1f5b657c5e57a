package org.protogcn.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.protogcn.io.Sha256;

/** The length of a file and the checksums of all its bytes. */
record Checksums(long bytes, int crc, String sha256) {
    static Checksums of(Path file) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), crc)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return new Checksums(Files.size(file), (int) crc.getValue(), Sha256.of(file));
    }
}
