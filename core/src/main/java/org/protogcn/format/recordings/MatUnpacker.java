package org.protogcn.format.recordings;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.protogcn.InvalidInputException;

/**
 * Turns a MAT v5 file into one without compression in which no announced length exceeds what is there, so that reading
 * it allocates no more than the file's size.
 *
 * <p>A file is a header of 128 bytes and elements: a tag of type and length, then the content. Where the upper half of
 * the type's word is not 0 it is the length, and the content (up to 4 bytes) lies in the tag's second word.
 */
final class MatUnpacker {
    private static final int HEADER = 128;
    private static final int TAG = 8;
    private static final int MATRIX = 14;
    private static final int COMPRESSED = 15;
    private static final int MAX_UNPACKED = 32 << 20;

    private final Path file;
    private final ByteBuffer content;
    private final ByteArrayOutputStream unpacked = new ByteArrayOutputStream();

    MatUnpacker(Path file, byte[] content) {
        this.file = file;
        this.content = ByteBuffer.wrap(content);
    }

    /** @throws InvalidInputException if a length is wrong or the content too large */
    byte[] unpack() {
        copyHeader();
        while (content.hasRemaining()) {
            int type = content.remaining() < TAG ? 0 : content.getInt(content.position());
            switch (type) {
                case MATRIX -> append(take(content));
                case COMPRESSED -> append(inflate(take(content)));
                default -> throw damaged("an element of type " + type + " at byte " + content.position());
            }
        }
        return unpacked.toByteArray();
    }

    private void copyHeader() {
        if (content.remaining() < HEADER) {
            throw damaged("only " + content.remaining() + " bytes");
        }
        byte[] header = new byte[HEADER];
        content.get(header);
        content.order(byteOrder(header));
        // Bytes 116 to 123 would say where MATLAB's own objects begin: nobody is to look there.
        Arrays.fill(header, 116, 124, (byte) 0);
        unpacked.writeBytes(header);
    }

    private ByteOrder byteOrder(byte[] header) {
        int mark = header[126] << 8 | header[127];
        return switch (mark) {
            case 'I' << 8 | 'M' -> ByteOrder.LITTLE_ENDIAN;
            case 'M' << 8 | 'I' -> ByteOrder.BIG_ENDIAN;
            default -> throw damaged("no mark of MAT v5 in its header");
        };
    }

    /** The next element of {@code source} with its tag, which is passed; a matrix is followed by padding. */
    private ByteBuffer take(ByteBuffer source) {
        int length = source.getInt(source.position() + 4);
        if (length < 0 || length > source.remaining() - TAG) {
            throw damaged("an element of " + Integer.toUnsignedString(length) + " bytes where "
                    + (source.remaining() - TAG) + " are left");
        }
        ByteBuffer element = source.slice(source.position(), TAG + length).order(source.order());
        source.position(source.position() + TAG + length);
        return element;
    }

    private void append(ByteBuffer matrix) {
        if (matrix.getInt(0) != MATRIX) {
            throw damaged("a compressed element that is no matrix");
        }
        requireFittingParts(matrix.duplicate().order(matrix.order()).position(TAG));
        byte[] bytes = new byte[matrix.remaining()];
        matrix.get(bytes);
        unpacked.writeBytes(bytes);
    }

    private void requireFittingParts(ByteBuffer parts) {
        while (parts.hasRemaining()) {
            if (parts.remaining() < TAG) {
                throw damaged("a matrix with " + parts.remaining() + " bytes too many");
            }
            if (parts.getInt(parts.position()) >>> 16 == 0) {
                take(parts);
                parts.position(Math.min(parts.limit(), roundUp(parts.position())));
            } else {
                parts.position(parts.position() + TAG);
            }
        }
    }

    private static int roundUp(int position) {
        return (position + TAG - 1) / TAG * TAG;
    }

    private ByteBuffer inflate(ByteBuffer element) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(element.position(TAG));
            byte[] bytes = inflateAll(inflater);
            if (bytes.length < TAG) {
                throw damaged("a compressed element without content");
            }
            return take(ByteBuffer.wrap(bytes).order(content.order()));
        } catch (DataFormatException e) {
            throw new InvalidInputException(file + " is damaged: its compression is broken; unpack it again", e);
        } finally {
            inflater.end();
        }
    }

    /** Whether all is there the matrix's own tag tells: published files lack the compression's closing checksum. */
    private byte[] inflateAll(Inflater inflater) throws DataFormatException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] piece = new byte[1 << 16];
        int count = inflater.inflate(piece);
        while (count > 0) {
            bytes.write(piece, 0, count);
            if (unpacked.size() + bytes.size() > MAX_UNPACKED) {
                throw damaged("it unpacks to more than " + (MAX_UNPACKED >> 20) + " MiB");
            }
            count = inflater.inflate(piece);
        }
        return bytes.toByteArray();
    }

    private InvalidInputException damaged(String what) {
        return new InvalidInputException(file + " is damaged or not MAT v5: " + what + "; unpack it again");
    }
}
