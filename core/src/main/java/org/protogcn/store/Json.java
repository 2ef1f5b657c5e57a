package org.protogcn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the JSON of a store's own files: objects, arrays, texts, whole numbers, booleans and null. Keys that stand twice,
 * fractions and anything after the end are refused.
 *
 * <p>Jackson's parser, cold, takes longer to start than a store of 100 000 clips may take to open.
 */
final class Json {
    private static final int MAX_DEPTH = 16;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException saying what is not JSON, and where */
    static JsonNode read(byte[] utf8) {
        Json json = new Json(decode(utf8));
        JsonNode value = json.value(0);
        json.skipSpace();
        if (json.at < json.text.length()) {
            throw json.problem("more follows");
        }
        return value;
    }

    private static String decode(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("it is not UTF-8", e);
        }
    }

    private JsonNode value(int depth) {
        if (depth > MAX_DEPTH) {
            throw problem("it is nested more than " + MAX_DEPTH + " deep");
        }
        skipSpace();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> NODES.textNode(string());
            case 't' -> word("true", NODES.booleanNode(true));
            case 'f' -> word("false", NODES.booleanNode(false));
            case 'n' -> word("null", NODES.nullNode());
            default -> number();
        };
    }

    private ObjectNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        at++;
        for (boolean first = true; !ends('}', first); first = false) {
            skipSpace();
            String key = string();
            skipSpace();
            expect(':');
            if (object.has(key)) {
                throw problem("a key stands twice");
            }
            object.set(key, value(depth + 1));
        }
        return object;
    }

    private ArrayNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        at++;
        for (boolean first = true; !ends(']', first); first = false) {
            array.add(value(depth + 1));
        }
        return array;
    }

    /** Passes the end, or the comma before the next element. */
    private boolean ends(char close, boolean first) {
        skipSpace();
        if (peek() == close) {
            at++;
            return true;
        }
        if (!first) {
            expect(',');
        }
        return false;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw problem("a text holds a control character");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            default -> throw problem("'\\" + c + "' means nothing");
        };
    }

    private int hex() {
        int digit = Character.digit(next(), 16);
        if (digit < 0) {
            throw problem("a hexadecimal digit is missing");
        }
        return digit;
    }

    private JsonNode word(String word, JsonNode value) {
        if (!text.startsWith(word, at)) {
            throw problem("no value begins so");
        }
        at += word.length();
        return value;
    }

    private JsonNode number() {
        int start = at;
        at += peek() == '-' ? 1 : 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        try {
            long number = Long.parseLong(text, start, at, 10);
            return number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
        } catch (NumberFormatException e) {
            throw problem("there is no whole number");
        }
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at == text.length()) {
            throw problem("it is cut off");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw problem("'" + wanted + "' is missing");
        }
    }

    private IllegalArgumentException problem(String what) {
        return new IllegalArgumentException(what + " at character " + at);
    }
}
