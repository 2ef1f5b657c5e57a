package org.protogcn;

import java.util.Locale;

/** Text from strangers' files as a terminal or a log may show it. */
public final class Printable {
    private static final int LONGEST_SENTENCE = 500;
    private static final int LONGEST_WORD = 40;
    private static final String CUT = " ... ";

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

    /** The same as a message of at most 500 characters: what is longer loses its middle, where a stranger's name stands. */
    public static String sentence(String text) {
        String printable = of(text);
        if (printable.length() <= LONGEST_SENTENCE) {
            return printable;
        }
        int kept = (LONGEST_SENTENCE - CUT.length()) / 2;
        return printable.substring(0, kept) + CUT + printable.substring(printable.length() - kept);
    }

    /** At most the beginning of a word of a file, which may be megabytes long, for an error to quote. */
    public static String shortened(String word) {
        String printable = of(word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD));
        return word.length() <= LONGEST_WORD ? printable : printable + "...";
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
