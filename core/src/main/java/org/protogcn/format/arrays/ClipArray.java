package org.protogcn.format.arrays;

import java.io.IOException;
import java.util.function.LongToDoubleFunction;
import org.protogcn.array.NpyFile;
import org.protogcn.array.NpyHeader;

/** An array of many clips, of which one at a time is looked at. */
interface ClipArray {
    NpyHeader header();

    /**
     * The elements of a clip. What the previous call returned must not be used any more.
     *
     * @param index of the clip, from 0; no smaller than in the previous call
     * @param stride how many elements further the next clip begins
     * @return element by its place relative to the clip's first one
     */
    LongToDoubleFunction clip(int index, long stride) throws IOException;

    /** The clips of a file, which is not read but mapped. */
    static ClipArray of(NpyFile file) {
        return new ClipArray() {
            @Override
            public NpyHeader header() {
                return file.header();
            }

            @Override
            public LongToDoubleFunction clip(int index, long stride) {
                long first = index * stride;
                return place -> file.get(first + place);
            }
        };
    }
}
