package org.protogcn.training.config;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.protogcn.InvalidInputException;

/** The keys that a record and the records inside it stand for, in their order: component names in snake case. */
final class Schema {
    private final Map<String, Class<?>> types = new LinkedHashMap<>();

    Schema(Class<? extends Record> root) {
        collect("", root);
    }

    private void collect(String prefix, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + snakeCase(component.getName());
            if (component.getType().isRecord()) {
                collect(key + ".", component.getType());
            } else {
                types.put(key, component.getType());
            }
        }
    }

    /** {@code weightDecay} as {@code weight_decay}. */
    static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    Set<String> keys() {
        return types.keySet();
    }

    boolean isNumeric(String key) {
        Class<?> type = types.get(key);
        return type == int.class || type == long.class || type == double.class;
    }

    /**
     * Refuses a key that stands for nothing.
     *
     * @param name the key as the user wrote it, which may have a prefix that {@code setting} has lost
     */
    void require(Setting setting, String name) {
        if (types.containsKey(setting.key())) {
            return;
        }
        if (keysOf(setting.key()).findAny().isPresent()) {
            throw new InvalidInputException(
                    setting.origin() + ": '" + name + "' is a section; expected keys in it, such as '"
                            + keysOf(setting.key()).findFirst().orElseThrow() + "'");
        }
        throw new InvalidInputException(setting.origin() + ": unknown key '" + name + "'; "
                + nearest(setting.key())
                        .map(key -> "did you mean '" + key + "'?")
                        .orElse("docs/configuration.md lists them all"));
    }

    private java.util.stream.Stream<String> keysOf(String section) {
        return types.keySet().stream().filter(key -> key.startsWith(section + "."));
    }

    private Optional<String> nearest(String unknown) {
        return types.keySet().stream()
                .min(Comparator.comparingInt(key -> distance(unknown, key)))
                .filter(key -> distance(unknown, key) <= Math.max(2, unknown.length() / 3));
    }

    /** Edits from one key to another; a right name in the wrong section counts as one edit. */
    private static int distance(String unknown, String key) {
        return Math.min(EditDistance.between(unknown, key), 1 + EditDistance.between(leaf(unknown), leaf(key)));
    }

    private static String leaf(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }
}
