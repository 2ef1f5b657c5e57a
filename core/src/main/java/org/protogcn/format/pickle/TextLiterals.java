package org.protogcn.format.pickle;

import java.math.BigInteger;

/** The literals of protocols 0 and 1, which write values as lines of text. */
final class TextLiterals {
    private static final int MAX_DIGITS = 4300;

    private TextLiterals() {}

    /** An INT or LONG line: {@code 12}, {@code 12L}, or {@code 00} and {@code 01} for False and True. */
    static Object integer(String line) {
        if (line.equals("00") || line.equals("01")) {
            return line.equals("01");
        }
        String digits = line.endsWith("L") ? line.substring(0, line.length() - 1) : line;
        if (digits.length() > MAX_DIGITS) {
            throw new IllegalArgumentException("has an integer of " + digits.length() + " digits");
        }
        try {
            return shortest(new BigInteger(digits));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("has a malformed integer", e);
        }
    }

    /** A Long where 64 bits are enough. */
    static Object shortest(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    static Double real(String line) {
        try {
            return switch (line) {
                case "inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                case "nan" -> Double.NaN;
                default -> Double.valueOf(line);
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("has a malformed number", e);
        }
    }

    /** A quoted STRING of Python 2, with its escapes. */
    static String quoted(String line) {
        int last = line.length() - 1;
        char quote = last < 1 ? 0 : line.charAt(0);
        if ((quote != '\'' && quote != '"') || line.charAt(last) != quote) {
            throw new IllegalArgumentException("has a malformed text");
        }
        return unescape(line.substring(1, last), true);
    }

    /** A UNICODE line, in which only characters beyond Latin-1 and line feeds are escaped. */
    static String unicode(String line) {
        return unescape(line, false);
    }

    private static String unescape(String text, boolean python2) {
        StringBuilder result = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i++);
            char escape = c == '\\' && i < text.length() ? text.charAt(i) : 0;
            int digits = python2 ? (escape == 'x' ? 2 : 0) : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
            if (digits > 0) {
                result.appendCodePoint(codePoint(text, i + 1, digits));
                i += 1 + digits;
            } else if (python2 && c == '\\') {
                result.append(simpleEscape(escape));
                i++;
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    private static int codePoint(String text, int start, int digits) {
        try {
            int value = Integer.parseInt(text.substring(start, start + digits), 16);
            if (Character.isValidCodePoint(value)) {
                return value;
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("has a malformed escape in a text", e);
        }
        throw new IllegalArgumentException("has an escape beyond Unicode in a text");
    }

    private static char simpleEscape(char escape) {
        return switch (escape) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '\\', '\'', '"' -> escape;
            default -> throw new IllegalArgumentException("has an unknown escape in a text");
        };
    }
}
