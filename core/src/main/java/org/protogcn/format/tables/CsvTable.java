package org.protogcn.format.tables;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.protogcn.InvalidInputException;
import org.protogcn.format.SourceFile;
import org.protogcn.io.Reason;

/** A text file of cells. Whether comma, semicolon or tab part them, the first line tells. */
record CsvTable(Path path, String id, Delimiter delimiter) implements Table {
    private static final int LOOKED_AT = 1 << 20;

    /** What parts the cells. */
    enum Delimiter {
        AUTO(','),
        COMMA(','),
        SEMICOLON(';'),
        TAB('\t');

        final char character;

        Delimiter(char character) {
            this.character = character;
        }
    }

    static CsvTable of(SourceFile file, Delimiter delimiter) {
        return new CsvTable(
                file.path(), file.name(), delimiter == Delimiter.AUTO ? delimiterOf(file.path()) : delimiter);
    }

    private static Delimiter delimiterOf(Path path) {
        String line = firstLine(path);
        return List.of(Delimiter.COMMA, Delimiter.SEMICOLON, Delimiter.TAB).stream()
                .max(Comparator.comparingLong(delimiter ->
                        line.chars().filter(c -> c == delimiter.character).count()))
                .orElseThrow();
    }

    private static String firstLine(Path path) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            String start = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
            return start.lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + path + ": " + Reason.of(e), e);
        }
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public Rows open() {
        return CsvRows.open(path, delimiter);
    }
}
