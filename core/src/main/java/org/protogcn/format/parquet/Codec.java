package org.protogcn.format.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** How the pages of a column are compressed. */
final class Codec {
    private static final int NONE = 0;
    private static final int GZIP = 2;

    private Codec() {}

    /**
     * Unpacks a page.
     *
     * @param codec its number in the format
     * @param size what it has to become
     * @throws IllegalArgumentException if it becomes anything else, or nobody knows the codec
     */
    static byte[] unpack(int codec, byte[] packed, int size) {
        if (codec == NONE) {
            return requireSize(packed, packed.length, size);
        }
        byte[] page = new byte[size];
        try {
            int length = codec == GZIP
                    ? gunzip(packed, page)
                    : decompressor(codec).decompress(packed, 0, packed.length, page, 0, size);
            return requireSize(page, length, size);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("has a page whose compression is broken or not known", e);
        }
    }

    private static byte[] requireSize(byte[] page, int length, int size) {
        if (length != size) {
            throw new IllegalArgumentException("has a page of " + length + " bytes where " + size + " are announced");
        }
        return page;
    }

    private static int gunzip(byte[] packed, byte[] page) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(page, 0, page.length);
        }
    }

    private static Decompressor decompressor(int codec) {
        return switch (codec) {
            case 1 -> new SnappyDecompressor();
            case 6 -> new ZstdDecompressor();
            case 7 -> new Lz4Decompressor();
            default -> throw new IllegalArgumentException("codec " + codec);
        };
    }
}
