package org.protogcn.testing;

import java.util.Optional;
import java.util.regex.Pattern;

/** How a refusal has to sound: one sentence for the user, nothing from inside the program. */
public final class Sentence {
    private static final int LONGEST = 500;
    private static final Pattern INSIDES =
            Pattern.compile("(\\bjava|\\bcom\\.fasterxml|\\borg\\.protogcn|\\bus\\.hebi)\\.\\w"
                    + "|[A-Za-z]Exception\\b|[a-z]Error\\b|\\$\\$|\\[[A-Z]@[0-9a-f]+");

    private Sentence() {}

    /** What is wrong with a message, if anything is. */
    public static Optional<String> problem(String message) {
        if (message == null || message.isBlank()) {
            return Optional.of("a refusal that says nothing");
        }
        if (message.lines().count() > 1) {
            return Optional.of("a refusal of several lines: " + message);
        }
        if (message.length() > LONGEST) {
            return Optional.of("a refusal of " + message.length() + " characters: " + message);
        }
        return INSIDES.matcher(message).find()
                ? Optional.of("a refusal with the program's insides: " + message)
                : Optional.empty();
    }
}
