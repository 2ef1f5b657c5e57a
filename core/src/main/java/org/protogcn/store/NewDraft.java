package org.protogcn.store;

import java.io.IOException;
import java.nio.file.Path;
import org.protogcn.io.DurableFolder;

/** A draft of which nothing stays unless it is completed. */
final class NewDraft implements StoreDraft {
    private final StorePlace place;
    private final DurableFolder folder;

    NewDraft(StorePlace place) throws IOException {
        this.place = place;
        this.folder = DurableFolder.create(place.folder());
    }

    @Override
    public Path target() {
        return folder.target();
    }

    @Override
    public Path file(String name) {
        return folder.file(name);
    }

    @Override
    public boolean isResumed() {
        return false;
    }

    @Override
    public void moveIntoPlace() throws IOException {
        place.requireFree();
        folder.moveIntoPlace();
    }

    @Override
    public void discard() {
        // closing does it
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
