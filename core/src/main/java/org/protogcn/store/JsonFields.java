package org.protogcn.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys of a JSON object, each of the kind it has to be; what is wrong is an {@link IllegalArgumentException}. */
final class JsonFields {
    private final JsonNode tree;

    /** @param known all keys that may be there */
    JsonFields(JsonNode tree, List<String> known) {
        this.tree = tree;
        require(tree.isObject(), "an object is missing");
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            String key = field.getKey();
            require(known.contains(key), key.substring(0, Math.min(40, key.length())), "is no key that is known here");
        }
    }

    boolean has(String key) {
        return tree.has(key);
    }

    int integer(String key) {
        JsonNode node = required(key);
        require(node.isInt(), key, "is no number of 32 bits");
        return node.intValue();
    }

    long number(String key) {
        JsonNode node = required(key);
        require(node.isIntegralNumber(), key, "is no whole number");
        return node.longValue();
    }

    String text(String key) {
        JsonNode node = required(key);
        require(node.isTextual(), key, "is no text");
        return node.textValue();
    }

    JsonNode object(String key) {
        JsonNode node = required(key);
        require(node.isObject(), key, "is no object");
        return node;
    }

    JsonNode array(String key) {
        JsonNode node = required(key);
        require(node.isArray(), key, "is no list");
        return node;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>(array.size());
        for (JsonNode node : array) {
            require(node.isTextual(), "a list of texts holds something else");
            texts.add(node.textValue());
        }
        return texts;
    }

    private JsonNode required(String key) {
        require(tree.has(key), key, "is missing");
        return tree.get(key);
    }

    private static void require(boolean holds, String key, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("'" + key + "' " + problem);
        }
    }

    static void require(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
