package org.protogcn.skeleton;

/** Numbered clips that can be fetched in any order. Several threads may fetch at once. */
public interface ClipSource {
    /** How many clips there are. */
    int size();

    /**
     * Fetches a clip.
     *
     * @param index from 0 to {@link #size()} − 1
     */
    Clip clip(int index);
}
