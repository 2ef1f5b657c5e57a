package org.protogcn;

import java.util.Locale;

/** Text from strangers' files as a terminal or a log may show it. */
public final class Printable {
    private Printable() {}

    /**
     * The text on one line, without what would steer a terminal: control characters, line ends, changes of direction and
     * unpaired surrogates appear as their numbers, such as {@code <U+001B>}.
     */
    public static String of(String text) {
        if (text.codePoints().noneMatch(Printable::steers)) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (steers(c)) {
                printable.append(String.format(Locale.ROOT, "<U+%04X>", c));
            } else {
                printable.appendCodePoint(c);
            }
        });
        return printable.toString();
    }

    private static boolean steers(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
