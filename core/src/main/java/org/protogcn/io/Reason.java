package org.protogcn.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words: Java's own message is often no more than the file's name. */
public final class Reason {
    private Reason() {}

    public static String of(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        return failure instanceof AccessDeniedException ? "access is denied" : failure.getMessage();
    }
}
