package org.protogcn.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Where a store is written until it is complete. Closed before that, the place of the store is as it was. */
interface StoreDraft extends Closeable {
    /** Where the store shall stand. */
    Path target();

    Path file(String name);

    /** Whether clips of an interrupted import may be there already. */
    boolean isResumed();

    /** What the user should know of how the draft was found. */
    default Optional<String> note() {
        return Optional.empty();
    }

    /** Deletes what an earlier attempt may have left beside the files that belong to the store. */
    default void retain(Set<String> files) throws IOException {}

    void moveIntoPlace() throws IOException;

    /** Lets {@link #close} leave nothing. */
    void discard();
}
