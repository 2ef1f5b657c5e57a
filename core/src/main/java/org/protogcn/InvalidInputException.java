package org.protogcn;

/**
 * What the user gave cannot be used. The message is one sentence for that user: what is wrong, where (file, clip id,
 * frame, key) and what to do. The command line prints it without a stack trace and ends with exit code 2.
 */
public final class InvalidInputException extends RuntimeException {
    public InvalidInputException(String message) {
        super(printable(message));
    }

    public InvalidInputException(String message, Throwable cause) {
        super(printable(message), cause);
    }

    /** Names out of files may contain anything; a line break would tear the sentence, an escape move the cursor. */
    private static String printable(String message) {
        return message.replaceAll("[\\p{Cc}\\u2028\\u2029]", "?");
    }
}
