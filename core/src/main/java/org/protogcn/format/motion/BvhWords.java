package org.protogcn.format.motion;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.protogcn.InvalidInputException;
import org.protogcn.io.Reason;

/** The words of a BVH file, parted by white space, one after the other. */
final class BvhWords implements Closeable {
    private static final int MAX_WORD = 200;

    private final Path file;
    private final BufferedReader reader;
    private int line = 1;
    private int wordLine = 1;

    private BvhWords(Path file, BufferedReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** Every byte is a character, as names in old files have no known encoding. */
    static BvhWords open(Path file) {
        try {
            return new BvhWords(file, Files.newBufferedReader(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    /** The next word; empty at the end of the file. */
    String next() {
        try {
            int c = read();
            while (c >= 0 && c <= ' ') {
                c = read();
            }
            wordLine = line;
            StringBuilder word = new StringBuilder();
            for (; c > ' '; c = read()) {
                word.append((char) c);
                if (word.length() > MAX_WORD) {
                    throw problem("a word has more than " + MAX_WORD + " characters");
                }
            }
            return word.toString();
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    private int read() throws IOException {
        int c = reader.read();
        line += c == '\n' ? 1 : 0;
        return c;
    }

    /** Takes a word that has to come. */
    void expect(String expected) {
        String word = next();
        if (!word.equalsIgnoreCase(expected)) {
            throw problem("'" + word + "' where " + expected + " belongs");
        }
    }

    double number() {
        String word = next();
        try {
            double number = Double.parseDouble(word.replace(',', '.'));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InvalidInputException(place() + "'" + word + "' where a number belongs", e);
        }
        throw problem("'" + word + "' where a finite number belongs");
    }

    int count(int most) {
        double number = number();
        if (number != Math.rint(number) || number < 0 || number > most) {
            throw problem(number + " where a whole number up to " + most + " belongs");
        }
        return (int) number;
    }

    InvalidInputException problem(String what) {
        return new InvalidInputException(place() + what);
    }

    private String place() {
        return file + ", line " + wordLine + ": ";
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
