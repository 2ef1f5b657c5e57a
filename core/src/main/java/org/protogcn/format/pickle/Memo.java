package org.protogcn.format.pickle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.protogcn.array.NdArray;

/**
 * The objects that later instructions may refer to by number. Python numbers nearly everything it writes, so a file of
 * 2 GB has millions of entries; they are kept in pieces, which never have to be copied to grow.
 */
final class Memo {
    private static final int PIECE = 1 << 12;
    private static final int MAX_GAP = 1 << 12;
    private static final int MAX_ENTRIES = 1 << 27;
    private static final int LIGHT_TEXT = 512;
    private static final int LIGHT_BYTES = 64;
    private static final int LIGHT_TUPLE = 4;

    private final List<Object[]> pieces = new ArrayList<>();
    private int end;
    private int swept;

    /** Makes an entry under the next number. */
    void add(Object value) {
        put(end, value);
    }

    void put(long index, Object value) {
        if (index < 0 || index > (long) end + MAX_GAP || index >= MAX_ENTRIES) {
            throw new IllegalArgumentException("numbers its objects out of order: " + index + " after " + end);
        }
        int slot = (int) index;
        while (slot / PIECE >= pieces.size()) {
            pieces.add(new Object[PIECE]);
        }
        pieces.get(slot / PIECE)[slot % PIECE] = value;
        end = Math.max(end, slot + 1);
    }

    Object get(long index) {
        if (index < 0 || index >= end) {
            throw new IllegalArgumentException("refers to object " + index + ", which was never made");
        }
        Object value = pieces.get((int) index / PIECE)[(int) index % PIECE];
        return Spent.refuse(value instanceof Reconstruction unfinished ? unfinished.result() : value);
    }

    /**
     * Forgets what an item handed over was made of. Names, numbers, types and short tuples stay, because Python shares
     * these between items; arrays and containers go.
     */
    void sweep() {
        for (; swept < end; swept++) {
            Object[] piece = pieces.get(swept / PIECE);
            if (!isLight(piece[swept % PIECE])) {
                piece[swept % PIECE] = Spent.ITEM;
            }
        }
    }

    private static boolean isLight(Object value) {
        if (value instanceof Reconstruction reconstruction) {
            return isLight(reconstruction.result());
        }
        if (value instanceof Object[] tuple) {
            return tuple.length <= LIGHT_TUPLE && Arrays.stream(tuple).allMatch(Memo::isLightScalar);
        }
        return isLightScalar(value);
    }

    private static boolean isLightScalar(Object value) {
        if (value instanceof String text) {
            return text.length() <= LIGHT_TEXT;
        }
        if (value instanceof byte[] bytes) {
            return bytes.length <= LIGHT_BYTES;
        }
        return !(value instanceof Collection
                || value instanceof Map
                || value instanceof NdArray
                || value instanceof Object[]);
    }
}
