package org.protogcn.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;

/** Failures that the user can mend, each as one sentence. */
final class Mendable {
    /** How libtorch and CUDA say that memory has run out. */
    private static final List<String> NATIVE_WANT_OF_MEMORY =
            List.of("can't allocate memory", "out of memory", "bad_alloc", "ALLOC_FAILED");

    private static final String SMALLER_BATCHES = "lower schedule.batch or evaluation.batch";

    private Mendable() {}

    /** Empty if there is nothing that the user could do. */
    static Optional<String> sentence(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> ofOne(cause).stream())
                .findFirst();
    }

    private static Optional<String> ofOne(Throwable failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "");
        if (failure instanceof InvalidInputException) {
            return message.lines().findFirst();
        }
        if (failure instanceof OutOfMemoryError) {
            return Optional.of(
                    "not enough memory: " + SMALLER_BATCHES + ", or give Java more with PROTOGCN_JAVA_OPTIONS=-Xmx8g");
        }
        if (NATIVE_WANT_OF_MEMORY.stream().anyMatch(message::contains)) {
            return Optional.of("not enough memory: " + SMALLER_BATCHES);
        }
        if (failure instanceof UncheckedIOException unchecked) {
            return Optional.of(ofFile(unchecked.getCause()));
        }
        return failure instanceof IOException io ? Optional.of(ofFile(io)) : Optional.empty();
    }

    private static String ofFile(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + " cannot be read or written; check its rights";
        }
        String message = Objects.requireNonNullElse(failure.getMessage(), "no reason is known");
        String what = failure instanceof FileSystemException ? "" : "cannot read or write: ";
        return what + message.lines().findFirst().orElse("") + "; check the disk and the rights there";
    }
}
