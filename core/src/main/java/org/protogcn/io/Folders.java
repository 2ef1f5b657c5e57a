package org.protogcn.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
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

    /** A hidden name beside the target that nobody else uses. */
    static Path sibling(Path target, String purpose) {
        return target.resolveSibling("." + target.getFileName() + "." + purpose + "-" + UUID.randomUUID());
    }

    /** Brings the names in a folder to the disk; where folders cannot be opened (Windows), the system sees to it itself. */
    static void synchronize(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
