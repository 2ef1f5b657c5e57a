package org.protogcn;

/**
 * What the user gave cannot be used. The message is one sentence for that user: what is wrong, where (file, clip id,
 * frame, key) and what to do. The command line prints it without a stack trace and ends with exit code 2.
 * Names out of files may contain anything and be of any length; the message shows them {@link Printable}.
 */
public final class InvalidInputException extends RuntimeException {
    public InvalidInputException(String message) {
        super(Printable.sentence(message));
    }

    public InvalidInputException(String message, Throwable cause) {
        super(Printable.sentence(message), cause);
    }
}
