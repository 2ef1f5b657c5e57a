package org.protogcn.format.poses;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.protogcn.InvalidInputException;
import org.protogcn.io.Reason;
import org.protogcn.people.PersonTracker;

/**
 * A JSON file that is read token by token, within limits. Whoever is called back stands at the first token of a value
 * and has to take the whole of it, if only by {@link #skip}.
 */
final class PoseJson {
    /** More numbers than any skeleton has. */
    static final int MAX_NUMBERS = 3000;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxStringLength(1 << 20)
                    .maxNameLength(1000)
                    .maxNumberLength(100)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final String name;
    private final JsonParser parser;

    private PoseJson(String name, JsonParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /** Takes a value. */
    interface Value {
        void read() throws IOException;
    }

    /** Takes the value of a key. */
    interface Entry {
        void read(String key) throws IOException;
    }

    /** Takes the whole of a file. */
    interface Content {
        void read(PoseJson json) throws IOException;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException naming file and line, if it cannot be read, is no JSON or not what {@code content}
     *     expects
     */
    static void read(Path file, Content content) {
        try (InputStream in = Files.newInputStream(file)) {
            read(in, file.toString(), content);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + Reason.of(e) + "; check the file", e);
        }
    }

    /** Reads a piece of a file, {@code name} being what to call it in an error. */
    static void read(byte[] piece, String name, Content content) {
        try {
            read(new ByteArrayInputStream(piece), name, content);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + name + ": " + Reason.of(e) + "; check the file", e);
        }
    }

    private static void read(InputStream in, String name, Content content) throws IOException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            PoseJson json = new PoseJson(name, parser);
            if (parser.nextToken() == null) {
                throw json.problem("the file is empty");
            }
            content.read(json);
            if (parser.nextToken() != null) {
                throw json.problem("there is something behind the end of the JSON");
            }
        } catch (JacksonException e) {
            String line =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            String problem = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new InvalidInputException(
                    name + line + " is not valid JSON: " + problem + "; write the file again", e);
        }
    }

    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    private boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Takes an object; null is one without keys. */
    void object(Entry entry) throws IOException {
        if (isNull()) {
            return;
        }
        if (!isObject()) {
            throw problem("an object {...} is expected");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            entry.read(key);
        }
    }

    /** Takes an array; null is one without elements. */
    void array(Value element) throws IOException {
        if (isNull()) {
            return;
        }
        if (!isArray()) {
            throw problem("a list [...] is expected");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    /** Takes any value and forgets it. */
    void skip() throws IOException {
        parser.skipChildren();
    }

    /**
     * Takes numbers in an array, or in arrays in an array, row by row; what is null or too large for a float is no number
     * (NaN or infinite) then.
     */
    float[] numbers() throws IOException {
        Numbers numbers = new Numbers();
        array(() -> {
            if (isArray()) {
                array(() -> numbers.add(number()));
            } else {
                numbers.add(number());
            }
        });
        return numbers.toArray();
    }

    /** Takes a number; null is NaN. */
    double number() throws IOException {
        if (isNull()) {
            return Double.NaN;
        }
        if (!parser.currentToken().isNumeric()) {
            throw problem("a number is expected");
        }
        return parser.getDoubleValue();
    }

    /** Takes a number, or the first one of a list, or null. */
    Optional<Double> anyNumber() throws IOException {
        if (!isArray()) {
            return Optional.of(number()).filter(Double::isFinite);
        }
        float[] numbers = numbers();
        return numbers.length == 0
                ? Optional.empty()
                : Optional.of((double) numbers[0]).filter(Double::isFinite);
    }

    /** Takes a whole number from 0 on, perhaps in a list or written as a fraction; anything else is none. */
    OptionalLong identity() throws IOException {
        if (!isArray() && !parser.currentToken().isNumeric()) {
            skip();
            return OptionalLong.empty();
        }
        double number = anyNumber().orElse(-1.0);
        boolean whole = number >= 0 && number <= 1L << 53 && number == Math.rint(number);
        return whole ? OptionalLong.of((long) number) : OptionalLong.empty();
    }

    /** Takes a text, or a number as its text. */
    String text() throws IOException {
        if (!parser.currentToken().isScalarValue()) {
            throw problem("a text is expected");
        }
        return parser.getText();
    }

    /** Where in the file, in bytes, the value begins at which the reader stands. */
    long start() {
        return parser.currentTokenLocation().getByteOffset();
    }

    /** Where in the file, in bytes, the value ends that was taken last. */
    long end() {
        return parser.currentLocation().getByteOffset();
    }

    /** Refuses one more person in a frame that has as many as can be followed. */
    void requireRoom(int people) {
        if (people >= PersonTracker.MAX_DETECTIONS) {
            throw error("a frame has more than " + people
                    + " people, more than can be followed; raise the estimator's threshold");
        }
    }

    /** An error at this place: something is not as the format has it. */
    InvalidInputException problem(String what) {
        return error(what + "; check that the file is of the format you named");
    }

    /** An error at this place. */
    InvalidInputException error(String whatAndMend) {
        return new InvalidInputException(
                name + ", line " + parser.currentLocation().getLineNr() + ": " + whatAndMend);
    }

    /** Floats in a growing array. */
    private final class Numbers {
        private float[] values = new float[64];
        private int size;

        void add(double value) {
            if (size == MAX_NUMBERS) {
                throw problem("there are more than " + MAX_NUMBERS + " numbers in one list");
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = (float) value;
        }

        float[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
