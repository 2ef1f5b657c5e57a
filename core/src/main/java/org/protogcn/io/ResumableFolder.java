package org.protogcn.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * A folder that is filled beside its place under a hidden name that is always the same, and then moved there in one step.
 * Whoever is interrupted finds what was written when the same work is begun again; a lock keeps out all others meanwhile.
 */
public final class ResumableFolder implements Closeable {
    private static final String LOCK = "lock";
    private static final String ORIGIN = "origin.txt";
    private static final String CONTENT = "content";

    private final Path target;
    private final Path draft;
    private final FileChannel lock;
    private boolean resumed;
    private boolean replacedAnother;
    private boolean kept = true;

    private ResumableFolder(Path target, Path draft, FileChannel lock) {
        this.target = target;
        this.draft = draft;
        this.lock = lock;
    }

    /**
     * Begins a folder or goes on with it; those above it are made.
     *
     * @param folder where it shall stand; not a root
     * @param origin what the contents are made from; a draft of another origin is discarded
     * @return empty if somebody else is at work on it
     */
    public static Optional<ResumableFolder> open(Path folder, String origin) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path draft = draft(target);
        Files.createDirectories(draft);
        Optional<FileChannel> lock = lock(draft.resolve(LOCK));
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        ResumableFolder opened = new ResumableFolder(target, draft, lock.get());
        try {
            opened.adopt(origin);
        } catch (IOException e) {
            lock.get().close();
            throw e;
        }
        return Optional.of(opened);
    }

    /** Where a folder is filled before it has its place. */
    public static Path draft(Path folder) {
        Path target = folder.toAbsolutePath().normalize();
        return target.resolveSibling("." + target.getFileName() + ".importing");
    }

    private static Optional<FileChannel> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean ours = false;
        try {
            ours = channel.tryLock(Long.MAX_VALUE - 1, 1, false) != null && isStillThere(file, channel);
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // of another thread of this process
        } finally {
            if (!ours) {
                channel.close();
            }
        }
        return ours ? Optional.of(channel) : Optional.empty();
    }

    /** Whether the file was not deleted, by its owner, between its opening here and the lock. */
    private static boolean isStillThere(Path file, FileChannel channel) throws IOException {
        String token = UUID.randomUUID().toString();
        channel.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.US_ASCII)), 0);
        return Files.exists(file)
                && Files.readString(file, StandardCharsets.US_ASCII).equals(token);
    }

    private void adopt(String origin) throws IOException {
        Path content = draft.resolve(CONTENT);
        Path originFile = draft.resolve(ORIGIN);
        boolean same = Files.exists(originFile) && Files.readString(originFile).equals(origin);
        resumed = same && Files.exists(content);
        replacedAnother = !same && Files.exists(content);
        if (!same) {
            Folders.delete(content);
            DurableFile.write(originFile, origin);
        }
        Files.createDirectories(content);
    }

    /** Whether there was a draft of the same origin. */
    public boolean isResumed() {
        return resumed;
    }

    /** Whether a draft of another origin was discarded. */
    public boolean hasDiscardedAnother() {
        return replacedAnother;
    }

    /** Where the folder shall stand. */
    public Path target() {
        return target;
    }

    /** Where to write a file of the folder; it is the writer's task to bring the file to the disk. */
    public Path file(String name) {
        return draft.resolve(CONTENT).resolve(name);
    }

    /** Moves the folder to its place. What stood there is deleted only after the move has succeeded. */
    public void moveIntoPlace() throws IOException {
        Folders.moveIntoPlace(draft.resolve(CONTENT), target);
        kept = false;
        deleteReplaced();
    }

    /** What a process killed between the two moves of an exchange has left. */
    private void deleteReplaced() throws IOException {
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(target.getParent())) {
            for (Path sibling : siblings) {
                if (Folders.isReplaced(sibling, target)) {
                    Folders.delete(sibling);
                }
            }
        }
    }

    /** Lets {@link #close} delete what was written. */
    public void discard() {
        kept = false;
    }

    /** Leaves what was written for the next time, unless it has been moved or discarded. */
    @Override
    public void close() throws IOException {
        try (lock) {
            if (kept) {
                return;
            }
            deleteAllButTheLock();
            Files.deleteIfExists(draft.resolve(LOCK));
        }
        try {
            Files.deleteIfExists(draft);
        } catch (DirectoryNotEmptyException e) {
            // somebody else has begun a draft since the lock was released
        }
    }

    private void deleteAllButTheLock() throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(draft)) {
            for (Path entry : entries) {
                if (!entry.endsWith(LOCK)) {
                    Folders.delete(entry);
                }
            }
        }
    }
}
