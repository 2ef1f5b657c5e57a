package org.protogcn.store;

import java.util.Optional;
import org.protogcn.skeleton.Clip.ImageSize;
import org.protogcn.store.ClipLine.Block;
import org.protogcn.store.StoreFiles.Shard;

/** The columns of the index, in their order: what {@link ClipLine} says, as 64-bit integers. */
enum IndexColumn {
    /** Byte of the list of clips at which the clip's line begins. */
    LINE,
    LINE_CRC32,
    /** {@link IdHash} of the id. */
    ID_HASH,
    LABEL,
    PERSONS,
    FRAMES,
    /** Number of the shard, {@link #NONE} in the columns of scores if there are none. */
    KEYPOINTS_SHARD,
    KEYPOINTS_OFFSET,
    KEYPOINTS_CRC32,
    SCORES_SHARD,
    SCORES_OFFSET,
    SCORES_CRC32,
    /** Of the picture in pixels, {@link #NONE} if not known. */
    HEIGHT,
    WIDTH;

    static final int COUNT = values().length;
    static final long NONE = -1;

    /** The row of a clip whose line begins at byte {@code start}. */
    static long[] row(ClipLine clip, long start, int lineCrc) {
        long[] row = new long[COUNT];
        row[LINE.ordinal()] = start;
        row[LINE_CRC32.ordinal()] = Integer.toUnsignedLong(lineCrc);
        row[ID_HASH.ordinal()] = IdHash.of(clip.id());
        row[LABEL.ordinal()] = clip.label();
        row[PERSONS.ordinal()] = clip.persons();
        row[FRAMES.ordinal()] = clip.frames();
        putBlock(row, KEYPOINTS_SHARD, Optional.of(clip.keypoints()));
        putBlock(row, SCORES_SHARD, clip.scores());
        row[HEIGHT.ordinal()] = clip.image().map(ImageSize::height).orElse((int) NONE);
        row[WIDTH.ordinal()] = clip.image().map(ImageSize::width).orElse((int) NONE);
        return row;
    }

    private static void putBlock(long[] row, IndexColumn first, Optional<Block> block) {
        int at = first.ordinal();
        row[at] = block.map(b -> (long) Shard.number(b.shard())).orElse(NONE);
        row[at + 1] = block.map(Block::offset).orElse(NONE);
        row[at + 2] = block.map(b -> Integer.toUnsignedLong(b.crc())).orElse(NONE);
    }
}
