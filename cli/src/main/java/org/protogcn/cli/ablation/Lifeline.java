package org.protogcn.cli.ablation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.protogcn.training.GracefulStop;

/**
 * Ties a child process to the one that started it. It ends when that one has died, as if it had been asked to stop; and
 * it waits for whatever child of an earlier one may still be saving the same run.
 */
public final class Lifeline {
    private static final String PARENT = "protogcn.parent";
    private static final String LOCK = "protogcn.lock";

    private Lifeline() {}

    /** The options of a Java virtual machine that make it a child of this process. */
    static String[] options(Path lock) {
        return new String[] {
            "-D" + PARENT + "=" + ProcessHandle.current().pid(), "-D" + LOCK + "=" + lock.toAbsolutePath()
        };
    }

    /** Ties this process, if it is a child. */
    public static void hold() {
        Optional.ofNullable(System.getProperty(LOCK)).map(Path::of).ifPresent(Lifeline::lock);
        Optional.ofNullable(Long.getLong(PARENT)).ifPresent(Lifeline::follow);
    }

    private static void follow(long parent) {
        ProcessHandle.of(parent)
                .ifPresentOrElse(
                        process -> process.onExit().thenRun(() -> System.exit(GracefulStop.EXIT_CODE)),
                        () -> System.exit(GracefulStop.EXIT_CODE));
    }

    /** Until this process ends. */
    private static void lock(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
