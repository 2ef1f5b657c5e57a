package org.protogcn.format.parquet;

import java.util.ArrayList;
import java.util.List;
import org.protogcn.format.parquet.Thrift.Struct;

/**
 * A column that is no list and stands in no group.
 *
 * @param type its number in the format
 * @param optional whether values may be missing
 * @param chunks where its values lie, a chunk for every group of rows
 */
record Column(String name, int type, boolean optional, List<Chunk> chunks) {
    private static final int MAX_COLUMNS = 10_000;
    private static final int REPEATED = 2;

    /** The values of a group of rows; {@code start} and {@code length} in bytes of the file. */
    record Chunk(long start, long length, int codec, long rows) {}

    /** The columns of a file; those that are lists or groups are passed over. */
    static List<Column> all(Struct footer, long fileLength) {
        List<Struct> schema = footer.structs(2);
        if (schema.isEmpty() || schema.size() > MAX_COLUMNS) {
            throw new IllegalArgumentException("has " + schema.size() + " columns; at most " + MAX_COLUMNS);
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i < schema.size(); i += subtree(schema, i)) {
            Struct element = schema.get(i);
            if (!element.has(5) && element.number(3) != REPEATED) {
                columns.add(new Column(
                        element.text(4),
                        (int) element.number(1),
                        element.number(3) == 1,
                        chunks(footer, element.text(4), fileLength)));
            }
        }
        return columns;
    }

    /** How many elements of the schema a column takes with all that is inside it. */
    private static int subtree(List<Struct> schema, int index) {
        long open = 1;
        int at = index;
        while (open > 0 && at < schema.size()) {
            Struct element = schema.get(at++);
            open += (element.has(5) ? element.count(5, MAX_COLUMNS) : 0) - 1;
        }
        return at - index;
    }

    private static List<Chunk> chunks(Struct footer, String name, long fileLength) {
        List<Chunk> chunks = new ArrayList<>();
        for (Struct group : footer.structs(4)) {
            for (Struct chunk : group.structs(1)) {
                Struct data = chunk.struct(3);
                if (data.texts(3).equals(List.of(name))) {
                    chunks.add(chunk(data, group.number(3), fileLength));
                }
            }
        }
        return chunks;
    }

    /** Some writers give 0 for a dictionary that is not there. */
    private static Chunk chunk(Struct data, long rows, long fileLength) {
        long first = data.number(9);
        long start = data.has(11) && data.number(11) > 0 ? Math.min(first, data.number(11)) : first;
        long length = data.number(7);
        if (start < 0 || length < 0 || rows < 0 || start > fileLength - length) {
            throw new IllegalArgumentException("has a column outside the file");
        }
        return new Chunk(start, length, (int) data.number(4), rows);
    }
}
