package org.protogcn.format.ntu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;
import org.protogcn.io.Reason;

/** The text of a recording, taken line by line. Words are parted by blanks. */
final class SkeletonText {
    /** Real files of five seconds and six bodies have 10 MiB. */
    private static final int MAX_BYTES = 32 << 20;

    /** Far beyond what the sensor sees, and within half precision. */
    private static final double MAX_METRES = 10_000;

    private static final int MAX_WORD = 40;
    private static final int KEPT_WORDS = 3;

    private final Path file;
    private final byte[] text;
    private final int[] starts = new int[KEPT_WORDS];
    private final int[] ends = new int[KEPT_WORDS];
    private int position;
    private int line;

    private SkeletonText(Path file, byte[] text) {
        this.file = file;
        this.text = text;
    }

    /** @throws InvalidInputException if the file cannot be read or is too large */
    static SkeletonText read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InvalidInputException(file + " is larger than " + (MAX_BYTES >> 20)
                        + " MiB, too large for one recording; take it out of the folder");
            }
            return new SkeletonText(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    /** A line of one whole number from 0 to {@code most}. */
    int count(String what, int most) {
        nextLine(1, what);
        try {
            int number = Integer.parseInt(word(0));
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw problem(what + " was expected, not '" + shortened(0) + "'", e);
        }
        throw problem(what + " was expected, at most " + most + ", not " + word(0), null);
    }

    /** The first word of a line of {@code words}. */
    String firstOf(int words, String what) {
        nextLine(words, what);
        return word(0);
    }

    /** The first three of a line of {@code words}: x, y and z in metres. */
    void point(int words, double[] target, int offset) {
        nextLine(words, "a joint");
        for (int i = 0; i < 3; i++) {
            target[offset + i] = coordinate(i);
        }
    }

    /** Rounded to single precision, as everybody reads these files. */
    private double coordinate(int word) {
        try {
            double metres = isDecimal(word) ? Double.parseDouble(word(word)) : Double.NaN;
            if (Math.abs(metres) <= MAX_METRES) {
                return (float) metres;
            }
        } catch (NumberFormatException e) {
            throw problem("'" + shortened(word) + "' is not a coordinate in metres", e);
        }
        throw problem("'" + shortened(word) + "' is not a coordinate in metres", null);
    }

    /** Java would also take hexadecimal numbers, and numbers that end in a letter. */
    private boolean isDecimal(int word) {
        for (int i = starts[word]; i < ends[word]; i++) {
            if ("+-.0123456789eE".indexOf(text[i]) < 0) {
                return false;
            }
        }
        return ends[word] - starts[word] <= MAX_WORD;
    }

    /** @throws InvalidInputException naming the line, unless {@code holds} */
    void require(boolean holds, String problem) {
        if (!holds) {
            throw problem(problem, null);
        }
    }

    /** @throws InvalidInputException if anything but blanks follows */
    void requireEnd() {
        while (position < text.length && text[position] <= ' ') {
            line += text[position] == '\n' ? 1 : 0;
            position++;
        }
        if (position < text.length) {
            line++;
            throw problem("the text goes on after the last frame", null);
        }
    }

    private void nextLine(int words, String what) {
        if (position >= text.length) {
            throw new InvalidInputException(
                    file + " is cut off after line " + line + ": " + what + " was expected; unpack the dataset again");
        }
        line++;
        int found = 0;
        while (position < text.length && text[position] != '\n') {
            found += takeWord(found) ? 1 : 0;
        }
        position++;
        if (found != words) {
            throw problem(
                    what + " was expected in " + words + (words == 1 ? " word" : " words") + ", got " + found, null);
        }
    }

    /** Passes over blanks, or over the word that stands here. */
    private boolean takeWord(int found) {
        int start = position;
        while (position < text.length && isBlank(text[position])) {
            position++;
        }
        if (position > start) {
            return false;
        }
        while (position < text.length && text[position] != '\n' && !isBlank(text[position])) {
            position++;
        }
        if (found < KEPT_WORDS) {
            starts[found] = start;
            ends[found] = position;
        }
        return true;
    }

    private static boolean isBlank(byte letter) {
        return letter == ' ' || letter == '\t' || letter == '\r';
    }

    private String word(int index) {
        return new String(text, starts[index], ends[index] - starts[index], StandardCharsets.ISO_8859_1);
    }

    private String shortened(int index) {
        return Printable.shortened(word(index));
    }

    private InvalidInputException problem(String what, Exception cause) {
        return new InvalidInputException(file + ", line " + line + ": " + what + "; unpack the dataset again", cause);
    }
}
