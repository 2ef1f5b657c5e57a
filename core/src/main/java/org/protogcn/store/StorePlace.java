package org.protogcn.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.protogcn.InvalidInputException;
import org.protogcn.io.Folders;

/**
 * The place of a store: empty, or that of another store, never anything else's.
 *
 * @param replace whether a store there may give way
 */
record StorePlace(Path folder, boolean replace) {
    static StorePlace of(Path folder, boolean replace) throws IOException {
        StorePlace place = new StorePlace(folder.toAbsolutePath().normalize(), replace);
        place.requireFree();
        if (place.folder.getFileName() == null) {
            throw new InvalidInputException("a clip store cannot be the root folder " + place.folder);
        }
        return place;
    }

    void requireFree() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!replace) {
            throw new InvalidInputException(folder + " exists already; choose another folder or ask to replace it");
        }
        if (!Files.isDirectory(folder) || !holdsOnlyAStore()) {
            throw new InvalidInputException(
                    folder + " holds more than a clip store and is not replaced; choose another folder");
        }
    }

    private boolean holdsOnlyAStore() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                boolean ours = StoreFiles.isOfAStore(file.getFileName().toString()) || Folders.isLeftover(file);
                if (!ours || Files.isDirectory(file)) {
                    return false;
                }
            }
            return true;
        }
    }
}
