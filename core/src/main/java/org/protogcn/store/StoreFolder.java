package org.protogcn.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.protogcn.InvalidInputException;

/** A folder that is filled under a temporary name beside its place and then moved there in one step. */
final class StoreFolder {
    private final Path target;
    private final boolean replace;
    private final Path temporary;

    private StoreFolder(Path target, boolean replace, Path temporary) {
        this.target = target;
        this.replace = replace;
        this.temporary = temporary;
    }

    static StoreFolder create(Path folder, boolean replace) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        requireFree(target, replace);
        if (target.getFileName() == null) {
            throw new InvalidInputException("a clip store cannot be the root folder " + target);
        }
        Files.createDirectories(target.getParent());
        return new StoreFolder(target, replace, Files.createDirectory(sibling(target, "writing")));
    }

    private static Path sibling(Path target, String purpose) {
        return target.resolveSibling("." + target.getFileName() + "." + purpose + "-" + UUID.randomUUID());
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
        return target;
    }

    Path file(String name) {
        return temporary.resolve(name);
    }

    /** Moves the folder to its place. What stood there is deleted only after the move has succeeded. */
    void moveIntoPlace() throws IOException {
        synchronize(temporary);
        requireFree(target, replace);
        if (Files.exists(target)) {
            exchange();
        } else {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        }
        synchronize(target.getParent());
    }

    private void exchange() throws IOException {
        Path old = sibling(target, "replaced");
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        delete(old);
    }

    /** Deletes the temporary folder, if it is still there. */
    void discard() throws IOException {
        if (Files.exists(temporary)) {
            delete(temporary);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void synchronize(Path folder) throws IOException {
        if (!System.getProperty("os.name").startsWith("Windows")) { // which cannot open a folder
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
