package org.protogcn.format.tables;

/** A table that can be read more than once. */
interface Table {
    /** The file, to name in an error. */
    String name();

    /** The table's place below the source, which may tell the class and, where no column does, names the clip. */
    String id();

    /** Starts reading at the first row. */
    Rows open();
}
