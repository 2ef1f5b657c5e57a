package org.protogcn.format.parquet;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.protogcn.InvalidInputException;
import org.protogcn.format.parquet.Thrift.Struct;
import org.protogcn.io.Reason;

/** A Parquet file, read row by row; not safe for several threads. */
public final class ParquetFile implements Closeable {
    static final int MOST = 64 << 20;
    static final int MOST_ROWS = 1 << 24;
    private static final long BUDGET = 256L << 20;
    private static final int TAIL = 8;
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    private final Path path;
    private final FileChannel channel;
    private final Map<Integer, ColumnCursor> cursors = new HashMap<>();
    private List<Column> columns = List.of();
    private long rows;
    private long claimed;

    private ParquetFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws InvalidInputException if it is no Parquet file, or a damaged one */
    public static ParquetFile open(Path path) {
        try {
            ParquetFile file = new ParquetFile(path, FileChannel.open(path));
            try {
                file.readFooter();
                return file;
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + path + ": " + Reason.of(e), e);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new InvalidInputException(
                    path + " is not a Parquet file, or is damaged: it " + reason(e) + "; write it again", e);
        }
    }

    private void readFooter() throws IOException {
        long length = channel.size();
        ByteBuffer tail = bytes(Math.max(0, length - TAIL), (int) Math.min(length, TAIL));
        if (tail.remaining() < TAIL || !tail.slice(4, 4).equals(ByteBuffer.wrap(MAGIC))) {
            throw new IllegalArgumentException("does not end as one");
        }
        long footer = tail.getInt(0);
        if (footer < 0 || footer > Math.min(MOST, length - TAIL)) {
            throw new IllegalArgumentException("announces a footer of " + footer + " bytes");
        }
        Struct content = new Thrift(bytes(length - TAIL - footer, (int) footer)).struct();
        columns = Column.all(content, length);
        rows = content.number(3);
    }

    ByteBuffer bytes(long start, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + bytes.position()) < 0) {
                throw new EOFException("the file ends too soon");
            }
        }
        return bytes.flip();
    }

    /** Counts memory that a page takes, or gives back. */
    void claim(long bytes) {
        claimed += bytes;
        if (claimed > BUDGET) {
            throw new IllegalArgumentException("needs more than " + (BUDGET >> 20)
                    + " MiB for a page of every column; write it with smaller pages");
        }
    }

    public List<String> columns() {
        return columns.stream().map(Column::name).toList();
    }

    public long rows() {
        return rows;
    }

    /**
     * The value of a cell: Long, Double, Boolean, String, or null.
     *
     * @param row no smaller than in the previous call for this column
     * @throws InvalidInputException if the column is damaged or written in a way that is not read
     */
    public Object value(int column, long row) {
        try {
            return cursors.computeIfAbsent(column, c -> new ColumnCursor(this, columns.get(c)))
                    .value(row);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + path + ": " + Reason.of(e), e);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new InvalidInputException(
                    path + ", column " + columns.get(column).name() + ": it " + reason(e), e);
        }
    }

    private static String reason(RuntimeException e) {
        return e instanceof BufferUnderflowException ? "is cut off" : e.getMessage();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + path + ": " + Reason.of(e), e);
        }
    }
}
