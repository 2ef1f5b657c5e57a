package org.protogcn.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that is filled under a temporary name beside its place and then moved there in one step. Closed before that,
 * it leaves nothing behind.
 */
public final class DurableFolder implements Closeable {
    private final Path target;
    private final Path draft;

    private DurableFolder(Path target, Path draft) {
        this.target = target;
        this.draft = draft;
    }

    /**
     * Begins a folder; those above it are made.
     *
     * @param folder where it shall stand; not a root
     */
    public static DurableFolder create(Path folder) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Files.createDirectories(target.getParent());
        return new DurableFolder(target, Files.createDirectory(Folders.sibling(target, "writing")));
    }

    /** Where the folder shall stand. */
    public Path target() {
        return target;
    }

    /** Where to write a file of the folder; it is the writer's task to bring the file to the disk. */
    public Path file(String name) {
        return draft.resolve(name);
    }

    /** Moves the folder to its place. What stood there is deleted only after the move has succeeded. */
    public void moveIntoPlace() throws IOException {
        Folders.moveIntoPlace(draft, target);
    }

    /** Deletes the draft, if it has not been moved. */
    @Override
    public void close() throws IOException {
        Folders.delete(draft);
    }
}
