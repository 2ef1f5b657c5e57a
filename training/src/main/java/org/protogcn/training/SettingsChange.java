package org.protogcn.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.protogcn.InvalidInputException;
import org.protogcn.training.config.ConfigurationReader;

/**
 * In which settings two configurations differ.
 *
 * @param before value by dotted key, of the settings that differ
 * @param now likewise
 */
record SettingsChange(Map<String, String> before, Map<String, String> now) {
    /**
     * What may differ from one session of a run to the next: none of these changes a weight. The store is known by its
     * contents, not by its place.
     */
    private static final Set<String> HARMLESS = Set.of(
            "name",
            "data.store",
            "data.test",
            "schedule.keep_every",
            "schedule.workers",
            "evaluation.clips",
            "evaluation.batch",
            "compute.recompute");

    static SettingsChange between(JsonNode before, JsonNode now) {
        SettingsChange change = new SettingsChange(new TreeMap<>(), new TreeMap<>());
        change.compare("", before, now);
        return change;
    }

    private void compare(String key, JsonNode older, JsonNode newer) {
        if (newer.isObject() && (older.isObject() || older.isMissingNode())) {
            Set<String> names = new TreeSet<>();
            older.fieldNames().forEachRemaining(names::add);
            newer.fieldNames().forEachRemaining(names::add);
            String prefix = key.isEmpty() ? "" : key + ".";
            names.forEach(name -> compare(prefix + name, older.path(name), newer.path(name)));
        } else if (!older.equals(newer) && !isAsBefore(key, older, newer)) {
            before.put(key, text(older));
            now.put(key, text(newer));
        }
    }

    /** Whether the run began before there was this setting, and goes on with what it meant then. */
    private static boolean isAsBefore(String key, JsonNode older, JsonNode newer) {
        return older.isMissingNode() && newer.asText().equals(ConfigurationReader.ADDED_LATER.get(key));
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.asText();
    }

    /** As {@code key=value}, with the newer values. */
    List<String> settings() {
        return now.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    /** @param run what to call the run in an error */
    void requireHarmless(Path run) {
        for (String key : now.keySet()) {
            if (!HARMLESS.contains(key)) {
                throw new InvalidInputException(
                        run + " was started with " + key + "=" + before.get(key) + " and cannot go on with "
                                + now.get(key) + "; resume it without that change, or start a new run");
            }
        }
    }
}
