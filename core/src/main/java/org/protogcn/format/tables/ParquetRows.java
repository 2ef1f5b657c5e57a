package org.protogcn.format.tables;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.protogcn.InvalidInputException;
import org.protogcn.format.parquet.ParquetFile;

/** The rows of a Parquet file. */
final class ParquetRows implements Rows {
    private final Path path;
    private final ParquetFile file;
    private final List<String> columns;
    private long row = -1;

    ParquetRows(Path path) {
        this.path = path;
        this.file = ParquetFile.open(path);
        this.columns = file.columns();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        return ++row < file.rows();
    }

    /** Whole numbers are written without a fraction, whatever their type: they may be classes. */
    @Override
    public String text(int column) {
        Object value = file.value(column, row);
        if (value instanceof Double number && Double.isFinite(number)) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return value == null || value instanceof Double ? "" : value.toString();
    }

    @Override
    public double number(int column) {
        Object value = file.value(column, row);
        if (value == null || value instanceof Double none && none.isNaN()) {
            return Double.NaN;
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw new InvalidInputException(place() + ", column " + columns.get(column) + ": '" + text(column)
                + "' is not a number; mend the cell");
    }

    @Override
    public String place() {
        return path + ", row " + (row + 1);
    }

    @Override
    public void close() {
        file.close();
    }
}
