package org.protogcn.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;

class SourceTreeTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        folder = temporary.resolve(".hidden/source");
        for (String name : List.of("b/deep/1.txt", "a.txt", "c.csv", ".git/2.txt", "b/._3.txt")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.createFile(folder.resolve(name));
        }
    }

    private List<String> inside(Path source, List<Path> paths) {
        return paths.stream().map(path -> source.relativize(path).toString()).toList();
    }

    private static boolean isText(Path path) {
        return path.toString().endsWith(".txt");
    }

    @Test
    void files_areSortedAndVisible_toTheDepthAskedFor() {
        assertEquals(
                List.of("a.txt", "b/deep/1.txt"), inside(folder, SourceTree.files(folder, 3, SourceTreeTest::isText)));
        assertEquals(List.of("a.txt"), inside(folder, SourceTree.files(folder, 2, SourceTreeTest::isText)));
        Path file = folder.resolve("c.csv");
        assertEquals(List.of(file), SourceTree.files(file, 1, path -> true));
    }

    @Test
    void foldersAndEntries_areSortedAndVisible() {
        assertEquals(List.of("", "b", "b/deep"), inside(folder, SourceTree.folders(folder)));
        assertEquals(List.of("a.txt", "b", "c.csv"), inside(folder, SourceTree.entries(folder)));
    }

    @Test
    void sample_isTheFirstByName() {
        Optional<Path> sample = SourceTree.sample(folder, 3, SourceTree.named(Pattern.compile("\\d\\.txt")));
        assertEquals(Optional.of(folder.resolve("b/deep/1.txt")), sample);
        assertEquals(Optional.empty(), SourceTree.sample(folder.resolve("absent"), 3, path -> true));
    }

    /** Data often lie on another disk, behind a link. */
    @Test
    void link_standsForItsFolder() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);
        assertEquals(List.of("a.txt", "b/deep/1.txt"), inside(link, SourceTree.files(link, 3, SourceTreeTest::isText)));
        assertEquals(List.of("", "b", "b/deep"), inside(link, SourceTree.folders(link)));
    }

    @Test
    void absentSource_isRefused() {
        Path absent = folder.resolve("absent");
        String message = assertThrows(InvalidInputException.class, () -> SourceTree.files(absent, 1, path -> true))
                .getMessage();
        assertTrue(message.contains("cannot be read: there is no such file or folder"), message);
    }
}
