package org.protogcn.format.tables;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceFile;
import org.protogcn.format.SourceSummary;

/** Tables in Parquet, as pandas, Polars, DuckDB and Spark write them. */
public final class ParquetFormat implements ClipFormat {
    private static final String ENDING = ".parquet";

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public String description() {
        return "tables in Parquet with a row per joint or per frame, columns named in the file or by options; SOURCE is a .parquet"
                + " file or a folder of such";
    }

    @Override
    public List<FormatOption<?>> options() {
        return TableOptions.all();
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return SourceFile.first(source, ENDING).flatMap(ParquetFormat::recognition);
    }

    private static Optional<Recognition> recognition(Path file) {
        try (Rows rows = new ParquetRows(file)) {
            return Optional.of(Recognition.certain(file.getFileName() + " is a Parquet table of "
                    + rows.columns().size() + " columns"));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        List<ParquetTable> tables = SourceFile.list(source, ENDING).stream()
                .map(file -> new ParquetTable(file.path(), file.name()))
                .toList();
        return TableImport.read(source, tables, options, clips);
    }

    private record ParquetTable(Path path, String id) implements Table {
        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public Rows open() {
            return new ParquetRows(path);
        }
    }
}
