package org.protogcn.cli.ablation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.protogcn.io.Sha256;
import org.protogcn.training.config.ConfigurationWriter;
import org.protogcn.training.config.TrainingConfiguration;

/** Names runs by what differs, so that tables with a variant in common find each other's run. */
final class RunName {
    private static final int LONGEST = 90;
    private static final int DIGEST = 8;

    private RunName() {}

    /** E.g. {@code intra=false,seed=2}. */
    static String of(TrainingConfiguration base, TrainingConfiguration varied) {
        Set<String> keys = flat("", ConfigurationWriter.toTree(base)).keySet();
        String changes = changes(base, varied).entrySet().stream()
                .map(change -> shortened(change.getKey(), keys) + "=" + change.getValue() + ",")
                .collect(Collectors.joining());
        return fileName((changes.isEmpty() ? "unchanged," : changes) + "seed=" + varied.seed());
    }

    /** The last part of a key, if no other key ends so. */
    private static String shortened(String key, Set<String> keys) {
        String last = key.substring(key.lastIndexOf('.') + 1);
        boolean unique = keys.stream().filter(k -> k.endsWith("." + last)).count() == 1;
        return unique ? last : key;
    }

    private static String fileName(String name) {
        String plain = name.replaceAll("[^\\w.=,+-]", "_");
        if (plain.equals(name) && name.length() <= LONGEST) {
            return name;
        }
        String begin = plain.substring(0, Math.min(plain.length(), LONGEST - DIGEST - 1));
        return begin + "-" + Sha256.of(name).substring(0, DIGEST);
    }

    /** The values of {@code varied} by dotted key where they are others than those of {@code base}. */
    static Map<String, String> changes(TrainingConfiguration base, TrainingConfiguration varied) {
        Map<String, String> changes = flat("", ConfigurationWriter.toTree(varied));
        changes.entrySet().removeAll(flat("", ConfigurationWriter.toTree(base)).entrySet());
        changes.remove("seed");
        changes.remove("name");
        return changes;
    }

    private static Map<String, String> flat(String prefix, Map<?, ?> tree) {
        Map<String, String> flat = new TreeMap<>();
        tree.forEach((key, value) -> {
            if (value instanceof Map<?, ?> section) {
                flat.putAll(flat(prefix + key + ".", section));
            } else {
                flat.put(prefix + key, String.valueOf(value));
            }
        });
        return flat;
    }
}
