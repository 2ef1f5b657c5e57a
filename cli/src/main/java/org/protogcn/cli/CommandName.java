package org.protogcn.cli;

/** What the user types for this program, so that a command in a message can be typed as it stands there. */
final class CommandName {
    /** Only the launcher can know. */
    private static final String PROPERTY = "protogcn.command";

    private CommandName() {}

    static String typed() {
        return System.getProperty(PROPERTY, "protogcn");
    }

    /** A whole command, e.g. {@code ./protogcn data info data/ntu60}. */
    static String with(Object... words) {
        StringBuilder command = new StringBuilder(typed());
        for (Object word : words) {
            command.append(' ').append(word);
        }
        return command.toString();
    }
}
