package org.protogcn.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.protogcn.InvalidInputException;
import org.protogcn.io.DurableFolder;

/** The folder of a store in the making: it takes an empty place or that of another store, never anything else's. */
final class StoreFolder implements Closeable {
    private final DurableFolder folder;
    private final boolean replace;

    private StoreFolder(DurableFolder folder, boolean replace) {
        this.folder = folder;
        this.replace = replace;
    }

    static StoreFolder create(Path folder, boolean replace) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        requireFree(target, replace);
        if (target.getFileName() == null) {
            throw new InvalidInputException("a clip store cannot be the root folder " + target);
        }
        return new StoreFolder(DurableFolder.create(target), replace);
    }

    private static void requireFree(Path target, boolean replace) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!replace) {
            throw new InvalidInputException(target + " exists already; choose another folder or ask to replace it");
        }
        if (!Files.isDirectory(target) || !holdsOnlyAStore(target)) {
            throw new InvalidInputException(
                    target + " holds more than a clip store and is not replaced; choose another folder");
        }
    }

    private static boolean holdsOnlyAStore(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                boolean ours = name.equals(StoreFiles.HEAD)
                        || name.equals(StoreFiles.INDEX)
                        || StoreFiles.SHARD_NAME.matcher(name).matches();
                if (!ours || Files.isDirectory(file)) {
                    return false;
                }
            }
            return true;
        }
    }

    Path target() {
        return folder.target();
    }

    Path file(String name) {
        return folder.file(name);
    }

    /** Moves the folder to its place, if that is still free. */
    void moveIntoPlace() throws IOException {
        requireFree(target(), replace);
        folder.moveIntoPlace();
    }

    /** Without {@link #moveIntoPlace} nothing of the folder stays. */
    @Override
    public void close() throws IOException {
        folder.close();
    }
}
