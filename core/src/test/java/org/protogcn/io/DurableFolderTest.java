package org.protogcn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.io.DurableFileTest.names;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFolderTest {
    @TempDir
    Path parent;

    @Test
    void moveIntoPlace_replacesTheFolderAndAllThatWasInIt() throws IOException {
        Path old = Files.createDirectories(parent.resolve("run/old/deep"));
        Files.writeString(old.resolve("file"), "old");
        try (DurableFolder folder = DurableFolder.create(parent.resolve("run"))) {
            Files.writeString(folder.file("new"), "new");
            folder.moveIntoPlace();
        }
        assertEquals(List.of("new"), names(parent.resolve("run")));
        assertEquals(List.of("run"), names(parent));
    }

    @Test
    void close_beforeTheMove_leavesNothing() throws IOException {
        try (DurableFolder folder = DurableFolder.create(parent.resolve("run"))) {
            Files.writeString(folder.file("new"), "new");
        }
        assertEquals(List.of(), names(parent));
    }

    @Test
    void delete_linkInTheTree_leavesWhatItPointsTo() throws IOException {
        Path outside = Files.writeString(parent.resolve("outside"), "kept");
        Path tree = Files.createDirectory(parent.resolve("tree"));
        Files.createSymbolicLink(tree.resolve("link"), outside);
        Folders.delete(tree);
        assertTrue(Files.exists(outside));
        assertEquals(List.of("outside"), names(parent));
    }
}
