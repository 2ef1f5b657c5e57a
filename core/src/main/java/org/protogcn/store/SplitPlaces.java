package org.protogcn.store;

import java.nio.ByteBuffer;
import org.protogcn.array.DType;
import org.protogcn.store.Head.SplitRange;

/** The clip numbers of all splits, one after another, as a memory map. */
final class SplitPlaces {
    private final MappedList file;
    private final ByteBuffer numbers;
    private final int size;

    /** @param size how many numbers there are, in all splits together */
    SplitPlaces(MappedList file, int size) {
        this.file = file;
        this.numbers = file.numbers(DType.INT32, size);
        this.size = size;
    }

    MappedList file() {
        return file;
    }

    /** @param clips the number of clips in the store */
    int[] read(SplitRange range, int clips, String name) {
        if (range.start() < 0 || range.clips() < 0 || range.start() > size - range.clips()) {
            throw file.damaged("the split " + name + " lies beyond its end");
        }
        int[] places = new int[range.clips()];
        for (int i = 0; i < places.length; i++) {
            places[i] = numbers.getInt((range.start() + i) * Integer.BYTES);
            if (places[i] < 0 || places[i] >= clips) {
                throw file.damaged("the split " + name + " names clip number " + places[i]);
            }
        }
        return places;
    }
}
