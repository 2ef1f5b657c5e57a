package org.protogcn.training.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that survive a crash: the old contents or the new ones, never a mixture. */
public final class DurableFile {
    private static final String DRAFT = ".part";

    private DurableFile() {}

    /** Writes the contents of a file. */
    public interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /** Writes beside the file, waits until the disk has it, then takes the file's place. */
    public static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + DRAFT);
        try {
            try (FileChannel channel =
                    FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(target.getParent());
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Writes a text in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        write(file, channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    /** Whether a file is what a crash left of one that was being written. */
    static boolean isDraft(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(DRAFT);
    }

    /** The new name lies in the folder; where folders cannot be opened (Windows), the system sees to it itself. */
    static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
