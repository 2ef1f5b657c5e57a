package org.protogcn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFileTest {
    @TempDir
    Path folder;

    @Test
    void write_makesFoldersAndReplaces() throws IOException {
        Path file = folder.resolve("deep/below/text");
        DurableFile.write(file, "old and longer");
        DurableFile.write(file, "new");
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("text"), names(file.getParent()));
    }

    @Test
    void write_contentClosesTheStream_isComplete() throws IOException {
        Path file = folder.resolve("bytes");
        DurableFile.write(file, out -> {
            try (out) {
                out.write(new byte[100_000]);
            }
        });
        assertEquals(100_000, Files.size(file));
    }

    @Test
    void write_contentFails_keepsTheOldFileAndNoDraft() throws IOException {
        Path file = folder.resolve("text");
        DurableFile.write(file, "old");
        assertThrows(
                IOException.class,
                () -> DurableFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("disk full");
                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("text"), names(folder));
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
