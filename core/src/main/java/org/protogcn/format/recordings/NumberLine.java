package org.protogcn.format.recordings;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;

/** A line of a text file that holds a fixed count of decimal numbers, parted by white space. */
final class NumberLine {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d++\\.?+\\d*+|\\.\\d++)([eE][-+]?\\d{1,3})?");

    private NumberLine() {}

    /**
     * @param number of the line, from 1
     * @throws InvalidInputException naming file and line, if the line is not {@code count} plain decimal numbers
     */
    static double[] parse(Path file, int number, String line, int count) {
        String[] words = SPACE.split(line.strip());
        if (words.length != count) {
            throw new InvalidInputException(file + ", line " + number + ": expected " + count + " numbers, got "
                    + words.length + "; unpack the dataset again");
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = decimal(file, number, words[i]);
        }
        return values;
    }

    private static double decimal(Path file, int number, String word) {
        if (!DECIMAL.matcher(word).matches()) {
            throw new InvalidInputException(file + ", line " + number + ": \"" + Printable.shortened(word)
                    + "\" is not a decimal number; unpack the dataset again");
        }
        return Double.parseDouble(word);
    }
}
