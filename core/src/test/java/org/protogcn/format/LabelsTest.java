package org.protogcn.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Clip;

class LabelsTest {
    private static final Path SOURCE = Path.of("data");

    @TempDir
    Path folder;

    @Test
    void class_isTheFolderUnlessAPatternIsGiven() {
        assertEquals("wave", Labels.of(ImportOptions.NONE).of(SOURCE, "train/wave/s1"));
        assertEquals("", Labels.of(ImportOptions.NONE).of(SOURCE, "s1"));
        assertEquals("12", pattern("a(\\d+)_").of(SOURCE, "x/a12_s1"));
    }

    @Test
    void pathWithoutThePattern_isRefused() {
        String message = failure(() -> pattern("a(\\d+)_").of(SOURCE, "b12"));
        assertTrue(message.contains("does not occur in b12 below data"), message);
    }

    @Test
    void patternWithoutGroupOrSense_isRefused() {
        assertTrue(failure(() -> pattern("a\\d+")).contains("no value of label-pattern"));
        assertTrue(failure(() -> pattern("(")).contains("no value of label-pattern"));
    }

    @Test
    void wholeNumbers_areTheLabels() {
        ClassNumbers classes = ClassNumbers.of(List.of("7", "", "002"), SOURCE);
        assertEquals(7, classes.label("7"));
        assertEquals(2, classes.label("002"));
        assertEquals(Clip.UNLABELLED, classes.label(""));
        assertEquals(List.of(), classes.names());
    }

    @Test
    void words_areNumberedInSortedOrder() {
        ClassNumbers classes = ClassNumbers.of(List.of("wave", "clap", "7", "wave"), SOURCE);
        assertEquals(List.of("7", "clap", "wave"), classes.names());
        assertEquals(2, classes.label("wave"));
    }

    @Test
    void enormousNumber_isNoClass() {
        assertTrue(failure(() -> ClassNumbers.of(List.of("100000"), SOURCE)).contains("more than 100000 classes"));
    }

    @Test
    void classesOfRecordings_areThoseOfTheirFolders() {
        RecordingClasses classes = new RecordingClasses(SOURCE, List.of("wave/1", "clap/1"), ImportOptions.NONE);
        assertEquals(List.of("clap", "wave"), classes.names());
        assertEquals(1, classes.label("wave/1"));
    }

    @Test
    void files_areListedByNameBelowTheSource() throws IOException {
        Files.createDirectories(folder.resolve("b"));
        Files.createFile(folder.resolve("b/1.NPY"));
        Files.createFile(folder.resolve("a.npy"));
        Files.createFile(folder.resolve("a.txt"));
        assertEquals(
                List.of("a", "b/1"),
                SourceFile.list(folder, ".npy").stream().map(SourceFile::name).toList());
        assertEquals(
                "a", SourceFile.list(folder.resolve("a.npy"), ".npy").get(0).name());
        assertTrue(failure(() -> SourceFile.list(folder, ".mat")).contains("holds no file named *.mat"));
        assertTrue(failure(() -> SourceFile.list(folder.resolve("c"), ".mat")).contains("cannot be read"));
    }

    private static Labels pattern(String regex) {
        return Labels.of(ImportOptions.NONE.with("label-pattern", regex));
    }

    private static String failure(Executable action) {
        return assertThrows(InvalidInputException.class, action).getMessage();
    }
}
