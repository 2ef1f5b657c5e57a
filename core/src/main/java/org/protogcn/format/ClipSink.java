package org.protogcn.format;

import org.protogcn.skeleton.Clip;

/** Where a reader puts its clips. */
@FunctionalInterface
public interface ClipSink {
    /** Takes the next clip, in the order of the source. */
    void accept(Clip clip);

    /**
     * Whether this clip is there already, from an import that was interrupted. A reader may then leave it out, if that
     * spares it work; it need not ask.
     */
    default boolean holds(String id) {
        return false;
    }
}
