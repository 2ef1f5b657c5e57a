package org.protogcn.array;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;

/**
 * Lists of words as NumPy stores them: one axis of type {@code <U...}, every word in UTF-32, padded with zeros to the
 * longest.
 */
public final class NpyText {
    private static final int MAX_WORD = 4096;
    private static final Pattern TYPE = Pattern.compile("<U(\\d{1,9})");

    private NpyText() {}

    public static void write(OutputStream out, List<String> words) throws IOException {
        int width = words.stream()
                .mapToInt(w -> w.codePointCount(0, w.length()))
                .max()
                .orElse(0);
        width = Math.max(1, width);
        out.write(Npy.header("<U" + width, words.size()));
        ByteBuffer word = ByteBuffer.allocate(width * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (String text : words) {
            IntBuffer points = word.asIntBuffer();
            points.put(text.codePoints().toArray());
            while (points.hasRemaining()) {
                points.put(0);
            }
            out.write(word.array());
        }
    }

    /**
     * Reads a list to its end.
     *
     * @param name what to call the stream in an error
     * @param maxWords refuses longer lists before any memory is taken for them
     */
    public static List<String> read(InputStream in, String name, int maxWords) throws IOException {
        NpyHeader.Raw header = NpyHeader.readRaw(in, name);
        int width = width(header.descr(), name);
        if (header.shape().length != 1 || header.shape()[0] > maxWords) {
            throw new InvalidInputException(name + " is not a list of at most " + maxWords + " words");
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < header.shape()[0]; i++) {
            words.add(decode(in.readNBytes(width * 4), width, name));
        }
        return words;
    }

    private static int width(String descr, String name) {
        Matcher matcher = TYPE.matcher(descr);
        int width = matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
        if (width < 0 || width > MAX_WORD) {
            throw new InvalidInputException(name + " holds elements of type '" + Printable.shortened(descr)
                    + "'; words of at most " + MAX_WORD + " characters are expected, e.g. '<U32'");
        }
        return width;
    }

    private static String decode(byte[] word, int width, String name) {
        if (word.length < width * 4) {
            throw new InvalidInputException(name + " is cut off");
        }
        int[] points = new int[width];
        ByteBuffer.wrap(word).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(points);
        int length = width;
        while (length > 0 && points[length - 1] == 0) {
            length--;
        }
        for (int i = 0; i < length; i++) {
            if (!Character.isValidCodePoint(points[i])) {
                throw new InvalidInputException(name + " holds a word that is not Unicode");
            }
        }
        return new String(points, 0, length);
    }
}
