package org.protogcn.format.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.protogcn.format.parquet.Thrift.Struct;

/**
 * The values of some rows of one column.
 *
 * @param places for every row the place of its value, -1 where there is none
 * @param indices for every value its place in the dictionary; empty if the page needs none
 */
record Page(int[] places, int[] indices, PlainValues values) {
    private static final int PLAIN = 0;
    private static final int PLAIN_DICTIONARY = 2;
    private static final int RLE_DICTIONARY = 8;
    /** Of truth values only. */
    private static final int RUN_LENGTHS = 3;

    private static final int BOOLEAN = 0;

    /** {@code body} of version 1: definition levels and values, unpacked. */
    static Page ofVersion1(Struct header, ByteBuffer body, Column column, int rows, PlainValues dictionary) {
        body.order(ByteOrder.LITTLE_ENDIAN);
        int[] levels = null;
        if (column.optional()) {
            int length = body.getInt();
            if (length < 0 || length > body.remaining()) {
                throw new IllegalArgumentException("has levels longer than their page");
            }
            levels = RunLengths.unpack(body.slice(body.position(), length), 1, rows);
            body.position(body.position() + length);
        }
        return of((int) header.number(2), body, column, places(levels, rows), dictionary);
    }

    /** {@code body} of version 2: the values alone, unpacked. */
    static Page ofVersion2(
            Struct header, ByteBuffer levels, ByteBuffer body, Column column, int rows, PlainValues dictionary) {
        int[] unpacked = column.optional() ? RunLengths.unpack(levels, 1, rows) : null;
        return of((int) header.number(4), body, column, places(unpacked, rows), dictionary);
    }

    private static int[] places(int[] levels, int rows) {
        int[] places = new int[rows];
        int next = 0;
        for (int row = 0; row < rows; row++) {
            places[row] = levels == null || levels[row] == 1 ? next++ : -1;
        }
        return places;
    }

    private static Page of(int encoding, ByteBuffer body, Column column, int[] places, PlainValues dictionary) {
        int count = Arrays.stream(places).max().orElse(-1) + 1;
        switch (encoding) {
            case PLAIN -> {
                return new Page(places, new int[0], new PlainValues(column.type(), body, count));
            }
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                if (dictionary == null) {
                    throw new IllegalArgumentException("has no dictionary where a page needs it");
                }
                return new Page(
                        places, count == 0 ? new int[0] : RunLengths.unpack(body, body.get(), count), dictionary);
            }
            case RUN_LENGTHS -> {
                PlainValues truth = new PlainValues(BOOLEAN, ByteBuffer.wrap(new byte[] {0b10}), 2);
                body.getInt();
                return new Page(places, RunLengths.unpack(body, 1, count), truth);
            }
            default ->
                throw new IllegalArgumentException("uses the encoding " + encoding
                        + " of the format, which is not read; write it with plain or dictionary encoding");
        }
    }

    /** The value of a row; null where there is none. */
    Object get(int row) {
        int place = places[row];
        if (place < 0) {
            return null;
        }
        try {
            return values.get(indices.length == 0 ? place : indices[place]);
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("points beyond its dictionary", e);
        }
    }
}
