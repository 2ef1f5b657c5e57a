package org.protogcn.format.tables;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceFile;
import org.protogcn.format.SourceSummary;
import org.protogcn.format.tables.CsvTable.Delimiter;

/** Tables as text: cells parted by comma, semicolon or tab, with the names of the columns in the first line. */
public final class CsvFormat implements ClipFormat {
    private static final String[] ENDINGS = {".csv", ".tsv"};
    private static final FormatOption<Delimiter> DELIMITER =
            FormatOption.choice("delimiter", Delimiter.AUTO, "what parts the cells; auto looks at the first line");

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "tables as text with a row per joint or per frame, columns named in the first line or by options; SOURCE is a .csv"
                + " or .tsv file or a folder of such";
    }

    @Override
    public List<FormatOption<?>> options() {
        return Stream.concat(TableOptions.all().stream(), Stream.of(DELIMITER)).toList();
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return SourceFile.first(source, ENDINGS).map(CsvFormat::recognition);
    }

    private static Recognition recognition(Path file) {
        try (Rows rows = CsvTable.of(new SourceFile(file, ""), Delimiter.AUTO).open()) {
            TableColumns columns = TableColumns.of(rows.columns(), ImportOptions.NONE, file.toString());
            return Recognition.likely(file.getFileName() + " is a table with columns for "
                    + (columns.joints().get(0).nameColumn() < 0
                            ? columns.joints().size() + " joints"
                            : "a joint per row"));
        } catch (InvalidInputException e) {
            return Recognition.name(file.getFileName() + " is called a table");
        }
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        Delimiter delimiter = options.get(DELIMITER);
        List<CsvTable> tables = SourceFile.list(source, ENDINGS).stream()
                .map(file -> CsvTable.of(file, delimiter))
                .toList();
        return TableImport.read(source, tables, options, clips);
    }
}
