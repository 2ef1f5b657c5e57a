package org.protogcn.training.config;

import org.protogcn.InvalidInputException;

/**
 * One value of a configuration, not yet understood.
 *
 * @param key dotted, e.g. {@code network.width}
 * @param value the text of the value
 * @param origin where it was said, for messages: a file and line, or the option of the command line
 */
record Setting(String key, String value, String origin) {
    /** The refusal of this value, for want of {@code expected}. */
    InvalidInputException refusal(String expected) {
        return new InvalidInputException(origin + ": '" + key + "' is '" + value + "'; expected " + expected);
    }

    /** This value under another key. */
    Setting as(String newKey) {
        return new Setting(newKey, value, origin);
    }
}
