package org.protogcn.format.pickle;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.protogcn.InvalidInputException;

/** The bytes of a pickle, from front to back. Announced lengths are never believed before the bytes are there. */
public final class PickleInput implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int MAX_BLOB = 1 << 30;
    private static final int MAX_LINE = 1 << 26;
    private static final long UNKNOWN = -1;

    private final InputStream in;
    private final String name;
    private final long size;
    private long position;

    /** @param name what to call the source in an error */
    public PickleInput(InputStream in, String name) {
        this(in, name, UNKNOWN);
    }

    private PickleInput(InputStream in, String name, long size) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.name = name;
        this.size = size;
    }

    public static PickleInput open(Path file) {
        try {
            return new PickleInput(Files.newInputStream(file), file.toString(), Files.size(file));
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException ? "there is no such file" : e.getMessage();
    }

    public String name() {
        return name;
    }

    /** Bytes read so far. */
    public long position() {
        return position;
    }

    int unsignedByte() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw cutOff();
        }
        position++;
        return value;
    }

    int unsignedShort() throws IOException {
        return littleEndian(2).getShort() & 0xffff;
    }

    int int32() throws IOException {
        return littleEndian(4).getInt();
    }

    long unsignedInt() throws IOException {
        return int32() & 0xffffffffL;
    }

    /** Eight bytes, little-endian. */
    public long int64() throws IOException {
        return littleEndian(8).getLong();
    }

    double bigEndianDouble() throws IOException {
        return ByteBuffer.wrap(bytes(8)).getDouble();
    }

    private ByteBuffer littleEndian(int length) throws IOException {
        return ByteBuffer.wrap(bytes(length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Exactly so many bytes. */
    public byte[] bytes(long length) throws IOException {
        if (length < 0 || length > MAX_BLOB) {
            throw new IllegalArgumentException("announces " + Long.toUnsignedString(length) + " bytes in one piece");
        }
        if (size != UNKNOWN && length > size - position) {
            throw cutOff();
        }
        byte[] bytes = in.readNBytes((int) length);
        position += bytes.length;
        if (bytes.length < length) {
            throw cutOff();
        }
        return bytes;
    }

    String text(long length, Charset charset) throws IOException {
        return new String(bytes(length), charset);
    }

    /** Up to the next line feed, which is left out; one char for each byte. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = unsignedByte(); next != '\n'; next = unsignedByte()) {
            line.append((char) next);
            if (line.length() > MAX_LINE) {
                throw new IllegalArgumentException("has a line of more than " + MAX_LINE + " bytes");
            }
        }
        return line.toString();
    }

    String utf8Line() throws IOException {
        return new String(line().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    InvalidInputException cutOff() {
        return new InvalidInputException(
                name + " is cut off after " + (size == UNKNOWN ? position : size) + " bytes; fetch or copy it again");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
