package org.protogcn.format.tables;

import java.io.Closeable;
import java.util.List;

/** The rows of a table, one after the other. Columns count from 0. */
interface Rows extends Closeable {
    /** The names of the columns. */
    List<String> columns();

    /** Goes to the next row, at first to the first; false after the last. */
    boolean next();

    /** The cell as text; empty where there is none. */
    String text(int column);

    /**
     * The cell as a number; NaN where it is empty or says that there is none.
     *
     * @throws org.protogcn.InvalidInputException naming file, row and column, if it is anything else
     */
    double number(int column);

    /** File and row, for an error. */
    String place();

    @Override
    void close();
}
