package org.protogcn.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there completely or not at all. */
public final class DurableFile {
    private DurableFile() {}

    /** Writes the bytes of a file. */
    public interface Content {
        /** The stream is buffered; whether it is closed here makes no difference. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes beside the file, waits until the disk has it, then takes the file's place. Folders above it are made; if
     * anything fails, what was there stays and no draft is left.
     */
    public static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path draft = Folders.sibling(target, "writing");
        try {
            writeDraft(draft, content);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            Folders.synchronize(target.getParent());
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** As {@link #write(Path, Content)}, in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void writeDraft(Path draft, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new KeptOpen(Channels.newOutputStream(channel));
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** A closed file could no longer be forced to the disk. */
    private static final class KeptOpen extends BufferedOutputStream {
        KeptOpen(OutputStream out) {
            super(out, 1 << 16);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
