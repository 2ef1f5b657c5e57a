package org.protogcn.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.protogcn.InvalidInputException;
import org.protogcn.io.ResumableFolder;

/** A draft that stays for the next attempt if the work on it is interrupted. One process at a time may write it. */
final class KeptDraft implements StoreDraft {
    private final StorePlace place;
    private final ResumableFolder folder;

    /** @param origin what the store is made from; clips of another origin are not kept */
    KeptDraft(StorePlace place, String origin) throws IOException {
        this.place = place;
        this.folder = ResumableFolder.open(place.folder(), origin)
                .orElseThrow(() -> new InvalidInputException("another import into " + place.folder()
                        + " is going on; wait for its end, or choose another folder"));
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
        return folder.isResumed();
    }

    @Override
    public Optional<String> note() {
        return folder.hasDiscardedAnother()
                ? Optional.of("an interrupted import of another source, or with other options, was discarded")
                : Optional.empty();
    }

    @Override
    public void retain(Set<String> files) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder.file(""))) {
            for (Path file : found) {
                if (!files.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void moveIntoPlace() throws IOException {
        place.requireFree();
        folder.moveIntoPlace();
    }

    @Override
    public void discard() {
        folder.discard();
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
