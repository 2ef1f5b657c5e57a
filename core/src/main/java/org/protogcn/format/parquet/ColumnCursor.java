package org.protogcn.format.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.protogcn.format.parquet.Column.Chunk;
import org.protogcn.format.parquet.Thrift.Struct;

/** Goes through a column from its first row to its last, page by page. */
final class ColumnCursor {
    private static final int MAX_HEADER = 1 << 16;
    private static final int DATA = 0;
    private static final int DICTIONARY = 2;
    private static final int DATA_VERSION_2 = 3;

    private final ParquetFile file;
    private final Column column;
    private int chunk = -1;
    private long position;
    private long end;
    private long firstRow;
    private Page page;
    private long pageBytes;
    private long dictionaryBytes;
    private PlainValues dictionary;

    ColumnCursor(ParquetFile file, Column column) {
        this.file = file;
        this.column = column;
    }

    /**
     * The value of a row: Long, Double, Boolean, String, or null.
     *
     * @param row no smaller than in the previous call
     */
    Object value(long row) throws IOException {
        while (page == null || row >= firstRow + page.places().length) {
            firstRow += page == null ? 0 : page.places().length;
            page = null;
            nextPage();
        }
        return page.get((int) (row - firstRow));
    }

    private void nextPage() throws IOException {
        while (position >= end) {
            if (++chunk == column.chunks().size()) {
                throw new IllegalArgumentException("has fewer values than rows");
            }
            Chunk next = column.chunks().get(chunk);
            position = next.start();
            end = next.start() + next.length();
            dictionary = null;
        }
        ByteBuffer start = file.bytes(position, (int) Math.min(MAX_HEADER, end - position));
        Struct header = new Thrift(start).struct();
        int size = header.count(3, end - position - start.position());
        long body = position + start.position();
        position = body + size;
        read(header, body, size);
    }

    private void read(Struct header, long body, int size) throws IOException {
        int unpacked = header.count(2, ParquetFile.MOST);
        int type = (int) header.number(1);
        int codec = column.chunks().get(chunk).codec();
        if (type == DATA) {
            int rows = header.struct(5).count(1, ParquetFile.MOST_ROWS);
            claimPage(unpacked + 8L * rows);
            ByteBuffer values = ByteBuffer.wrap(Codec.unpack(codec, array(body, size), unpacked));
            page = Page.ofVersion1(header.struct(5), values, column, rows, dictionary);
        } else if (type == DATA_VERSION_2) {
            readVersion2(header.struct(8), body, size, unpacked, codec);
        } else if (type == DICTIONARY) {
            file.claim(2L * unpacked - dictionaryBytes);
            dictionaryBytes = 2L * unpacked;
            byte[] values = Codec.unpack(codec, array(body, size), unpacked);
            dictionary = new PlainValues(
                    column.type(), ByteBuffer.wrap(values), header.struct(7).count(1, ParquetFile.MOST_ROWS));
        }
    }

    private void readVersion2(Struct header, long body, int size, int unpacked, int codec) throws IOException {
        int rows = header.count(1, ParquetFile.MOST_ROWS);
        int levels = header.count(5, Math.min(size, unpacked));
        if (header.has(6) && header.number(6) != 0) {
            throw new IllegalArgumentException("holds lists");
        }
        claimPage(unpacked + 8L * rows);
        boolean packed = !header.has(7) || header.number(7) == 1;
        byte[] values = Codec.unpack(packed ? codec : 0, array(body + levels, size - levels), unpacked - levels);
        page = Page.ofVersion2(
                header, ByteBuffer.wrap(array(body, levels)), ByteBuffer.wrap(values), column, rows, dictionary);
    }

    private void claimPage(long bytes) {
        file.claim(bytes - pageBytes);
        pageBytes = bytes;
    }

    private byte[] array(long start, int length) throws IOException {
        return file.bytes(start, length).array();
    }
}
