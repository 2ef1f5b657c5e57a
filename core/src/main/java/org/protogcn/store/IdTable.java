package org.protogcn.store;

import java.util.Arrays;

/** Finds clips by id: a table of clip numbers at the place of their id's hash. Ids stay in the list of clips. */
final class IdTable {
    /** Ids that differ are never that crowded; a forged index could make the search endless. */
    private static final int MAX_STEPS = 1000;

    private static final int FREE = -1;

    private final ClipIndex index;
    private final int[] clips;

    /** @throws org.protogcn.InvalidInputException if an id stands twice */
    IdTable(ClipIndex index) {
        this.index = index;
        this.clips = new int[Integer.highestOneBit(Math.max(1, index.size())) * 4];
        Arrays.fill(clips, FREE);
        for (int clip = 0; clip < index.size(); clip++) {
            insert(clip);
        }
    }

    private void insert(int clip) {
        long hash = index.get(clip, IndexColumn.ID_HASH);
        int slot = slot(hash);
        for (int steps = 0; clips[slot] != FREE; slot = next(slot), steps++) {
            boolean twice = index.get(clips[slot], IndexColumn.ID_HASH) == hash
                    && index.id(clips[slot]).equals(index.id(clip));
            index.require(!twice, clip, "lists a clip for the second time");
            index.require(steps < MAX_STEPS, clip, "has an impossible hash");
        }
        clips[slot] = clip;
    }

    /** The number of the clip; -1 if there is none. */
    int find(String id) {
        long hash = IdHash.of(id);
        int slot = slot(hash);
        while (clips[slot] != FREE) {
            if (index.get(clips[slot], IndexColumn.ID_HASH) == hash
                    && index.id(clips[slot]).equals(id)) {
                return clips[slot];
            }
            slot = next(slot);
        }
        return FREE;
    }

    private int slot(long hash) {
        long mixed = (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32) & clips.length - 1;
    }

    private int next(int slot) {
        return slot + 1 & clips.length - 1;
    }
}
