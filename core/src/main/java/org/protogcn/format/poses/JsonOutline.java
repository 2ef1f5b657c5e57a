package org.protogcn.format.poses;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which keys stand where in the beginning of a JSON file, as paths: {@code [].keypoints[]} is a number or text in the
 * list {@code keypoints} of the objects in a list. Texts are marked: {@code [].image_id"}.
 */
final class JsonOutline {
    private static final int MAX_BYTES = 1 << 17;
    private static final int MAX_PATHS = 2000;
    /** As deep as any of the formats is told by. */
    private static final int MAX_DEPTH = 8;

    private final Set<String> paths = new HashSet<>();

    private JsonOutline() {}

    /** Of what can be read of the file; nothing if it is no JSON. */
    static JsonOutline of(Path file) {
        JsonOutline outline = new JsonOutline();
        try (InputStream in = Files.newInputStream(file)) {
            outline.read(in.readNBytes(MAX_BYTES));
        } catch (IOException e) {
            // What was read until here is all there is to know: the beginning may end in the middle of a value.
        }
        return outline;
    }

    private void read(byte[] beginning) throws IOException {
        try (JsonParser parser = PoseJson.FACTORY.createParser(new ByteArrayInputStream(beginning))) {
            Deque<String> open = new ArrayDeque<>();
            JsonToken token;
            while ((token = parser.nextToken()) != null && paths.size() < MAX_PATHS) {
                if (token.isStructEnd()) {
                    open.pop();
                } else if (open.size() == MAX_DEPTH) {
                    parser.skipChildren();
                } else if (token != JsonToken.FIELD_NAME) {
                    add(token, path(parser, open), open);
                }
            }
        }
    }

    private void add(JsonToken token, String path, Deque<String> open) {
        paths.add(token == JsonToken.VALUE_STRING ? path + '"' : path);
        if (token.isStructStart()) {
            open.push(path + (token == JsonToken.START_ARRAY ? "[]" : "."));
        }
    }

    private static String path(JsonParser parser, Deque<String> open) throws IOException {
        if (open.isEmpty()) {
            return "";
        }
        return open.peek().endsWith(".") ? open.peek() + parser.currentName() : open.peek();
    }

    /** Whether there is such a path. */
    boolean has(String path) {
        return paths.contains(path);
    }

    /** Whether there is a path that matches. */
    boolean has(Pattern pattern) {
        return paths.stream().anyMatch(pattern.asMatchPredicate());
    }
}
