package org.protogcn.training.config;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;

/** The keys that a record and the records inside it stand for, in their order: component names in snake case. */
final class Schema {
    private final Set<String> keys = new LinkedHashSet<>();

    Schema(Class<? extends Record> root) {
        collect("", root);
    }

    private void collect(String prefix, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + snakeCase(component.getName());
            if (component.getType().isRecord()) {
                collect(key + ".", component.getType());
            } else {
                keys.add(key);
            }
        }
    }

    /** {@code weightDecay} as {@code weight_decay}. */
    static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    Set<String> keys() {
        return Collections.unmodifiableSet(keys);
    }

    /**
     * Refuses a key that stands for nothing.
     *
     * @param name the key as the user wrote it, which may have a prefix that {@code setting} has lost
     */
    void require(Setting setting, String name) {
        String key = setting.key();
        if (keys.contains(key)) {
            return;
        }
        List<String> inside = keysIn(key);
        throw new InvalidInputException(
                inside.isEmpty()
                        ? setting.origin() + ": unknown key '" + name + "'" + NearestName.hint(key, candidates(key))
                        : setting.origin() + ": '" + name + "' is a section; expected keys in it, such as '"
                                + inside.get(0) + "'");
    }

    /** What an unknown key may have meant: a neighbour in its section, its name in another section, or a section. */
    private Collection<String> candidates(String unknown) {
        List<String> neighbours = keysIn(unknown.substring(0, Math.max(0, unknown.lastIndexOf('.'))));
        if (!neighbours.isEmpty()) {
            return neighbours;
        }
        String leaf = unknown.substring(unknown.lastIndexOf('.') + 1);
        List<String> elsewhere =
                keys.stream().filter(key -> key.endsWith("." + leaf)).toList();
        return elsewhere.isEmpty() ? sections() : elsewhere;
    }

    private List<String> keysIn(String section) {
        return keys.stream().filter(key -> key.startsWith(section + ".")).toList();
    }

    private Set<String> sections() {
        return keys.stream().map(key -> key.split("\\.", 2)[0]).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
