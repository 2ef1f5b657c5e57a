package org.protogcn.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What folders need beside {@link Files}. */
public final class Folders {
    private static final Pattern LEFTOVER = Pattern.compile("\\..+\\.(writing|replaced)-[0-9a-f-]{36}");

    private Folders() {}

    /** Deletes a file or a folder with all that is in it; links are not followed. Nothing there is no error. */
    public static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(tree)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }

    /** Whether a file or folder is what a crash left of one that was being written or replaced. */
    public static boolean isLeftover(Path path) {
        return LEFTOVER.matcher(path.getFileName().toString()).matches();
    }

    /** Whether this is the folder that stood at {@code target} until it was moved aside for another. */
    static boolean isReplaced(Path path, Path target) {
        String name = path.getFileName().toString();
        return isLeftover(path) && name.startsWith("." + target.getFileName() + ".replaced-");
    }

    /** Moves a folder to its place. What stood there is deleted only after the move has succeeded. */
    static void moveIntoPlace(Path draft, Path target) throws IOException {
        synchronize(draft);
        if (Files.exists(target)) {
            exchange(draft, target);
        } else {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        }
        synchronize(target.getParent());
    }

    private static void exchange(Path draft, Path target) throws IOException {
        Path old = sibling(target, "replaced");
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        delete(old);
    }

    /** A hidden name beside the target that nobody else uses. */
    static Path sibling(Path target, String purpose) {
        return target.resolveSibling("." + target.getFileName() + "." + purpose + "-" + UUID.randomUUID());
    }

    /** Brings the names in a folder to the disk; where folders cannot be opened (Windows), the system sees to it itself. */
    public static void synchronize(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
