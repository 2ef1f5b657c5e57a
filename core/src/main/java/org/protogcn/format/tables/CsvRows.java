package org.protogcn.format.tables;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;
import org.protogcn.format.tables.CsvTable.Delimiter;
import org.protogcn.io.Reason;

/** The rows of a CSV file, within limits: 10 000 columns, 10 000 characters in a cell. */
final class CsvRows implements Rows {
    private static final int MAX_COLUMNS = 10_000;
    private static final int MAX_CELL = 10_000;
    private static final Set<String> MISSING = Set.of("", "nan", "na", "n/a", "null", "none");
    private static final CsvFactory FACTORY = CsvFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxStringLength(MAX_CELL).build())
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final Path path;
    private final CsvParser parser;
    private final boolean decimalComma;
    private List<String> columns = List.of();
    private List<String> cells = List.of();
    private int line = 1;

    private CsvRows(Path path, CsvParser parser, boolean decimalComma) {
        this.path = path;
        this.parser = parser;
        this.decimalComma = decimalComma;
    }

    static CsvRows open(Path path, Delimiter delimiter) {
        try {
            CsvParser parser = FACTORY.createParser(reader(path));
            parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(delimiter.character));
            CsvRows rows = new CsvRows(path, parser, delimiter == Delimiter.SEMICOLON);
            rows.readHeader();
            return rows;
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + path + ": " + Reason.of(e), e);
        }
    }

    /** Past the mark with which some programs begin a text in UTF-8. */
    private static Reader reader(Path path) throws IOException {
        Reader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8), 1 << 16);
        reader.mark(1);
        if (reader.read() != 0xFEFF) {
            reader.reset();
        }
        return reader;
    }

    private void readHeader() {
        columns = next() ? List.copyOf(cells) : List.of();
        Set<String> names = new HashSet<>();
        for (String name : columns) {
            if (!name.isEmpty() && !names.add(name)) {
                throw new InvalidInputException(path + " has two columns named '" + name + "'; rename one");
            }
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        try {
            if (parser.nextToken() == null) {
                return false;
            }
            cells = row();
            return true;
        } catch (IOException e) {
            throw new InvalidInputException(
                    path + ", line " + line + ": cannot be read as CSV; check the quotes there", e);
        }
    }

    private List<String> row() throws IOException {
        int limit = columns.isEmpty() ? MAX_COLUMNS : columns.size();
        List<String> row = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token == JsonToken.VALUE_STRING; token = parser.nextToken()) {
            line = row.isEmpty() ? parser.currentTokenLocation().getLineNr() : line;
            if (row.size() == limit) {
                throw new InvalidInputException(place() + " has more than " + limit
                        + (columns.isEmpty() ? " columns" : " cells, the number of columns; check its delimiters"));
            }
            row.add(parser.getText());
        }
        return row;
    }

    @Override
    public String text(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    @Override
    public double number(int column) {
        String cell = text(column);
        if (cell.length() <= 4 && MISSING.contains(cell.toLowerCase(Locale.ROOT))) {
            return Double.NaN;
        }
        try {
            double number = Double.parseDouble(decimalComma ? cell.replace(',', '.') : cell);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw noNumber(column, cell, e);
        }
        throw noNumber(column, cell, null);
    }

    private InvalidInputException noNumber(int column, String cell, Throwable cause) {
        return new InvalidInputException(
                place() + ", column " + columns.get(column) + ": '" + Printable.shortened(cell)
                        + "' is not a number; mend the cell",
                cause);
    }

    @Override
    public String place() {
        return path + ", line " + line;
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + path + ": " + Reason.of(e), e);
        }
    }
}
