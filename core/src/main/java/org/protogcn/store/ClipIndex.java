package org.protogcn.store;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.protogcn.array.DType;

/**
 * The index and the list of clips behind it, both as memory maps: nothing of a clip is on the heap until it is asked
 * for.
 */
final class ClipIndex {
    private final MappedList index;
    private final MappedList lines;
    private final ByteBuffer rows;
    private final int size;

    ClipIndex(MappedList index, MappedList lines, int size) {
        this.index = index;
        this.lines = lines;
        this.rows = index.numbers(DType.INT64, size, IndexColumn.COUNT);
        this.size = size;
    }

    int size() {
        return size;
    }

    long get(int clip, IndexColumn column) {
        Objects.checkIndex(clip, size);
        return rows.getLong((clip * IndexColumn.COUNT + column.ordinal()) * Long.BYTES);
    }

    /** A column whose numbers have 32 bits. */
    int getInt(int clip, IndexColumn column) {
        long value = get(clip, column);
        require(value == (int) value, clip, "has an impossible number");
        return (int) value;
    }

    int getCrc(int clip, IndexColumn column) {
        long value = get(clip, column);
        require(value == Integer.toUnsignedLong((int) value), clip, "has an impossible checksum");
        return (int) value;
    }

    /** The clip's line, read and checked. */
    ClipLine line(int clip) {
        byte[] bytes = lineBytes(clip);
        try {
            return ClipLine.read(bytes);
        } catch (IllegalArgumentException e) {
            throw lines.damaged("line " + (clip + 1) + " is not a clip's: " + e.getMessage());
        }
    }

    private byte[] lineBytes(int clip) {
        long start = get(clip, IndexColumn.LINE);
        long end = clip + 1 < size ? get(clip + 1, IndexColumn.LINE) : lines.length();
        require(
                start >= 0 && end > start && end <= lines.length() && end - start <= LineInput.MAX_LINE,
                clip,
                "has no line");
        byte[] bytes = lines.copy((int) start, (int) end);
        if (StoreFiles.crc(bytes) != getCrc(clip, IndexColumn.LINE_CRC32)) {
            throw lines.damaged("line " + (clip + 1) + " does not match its checksum");
        }
        return bytes;
    }

    String id(int clip) {
        return line(clip).id();
    }

    /** Compares every line with its row. */
    void requireAgreement() {
        long start = 0;
        for (int clip = 0; clip < size; clip++) {
            byte[] bytes = lineBytes(clip);
            long[] expected = IndexColumn.row(line(clip), start, StoreFiles.crc(bytes));
            for (IndexColumn column : IndexColumn.values()) {
                require(get(clip, column) == expected[column.ordinal()], clip, "differs from the clip's line");
            }
            start += bytes.length;
        }
    }

    void require(boolean holds, int clip, String problem) {
        if (!holds) {
            throw index.damaged("row " + clip + " " + problem);
        }
    }
}
