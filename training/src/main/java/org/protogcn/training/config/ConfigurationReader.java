package org.protogcn.training.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Stream;

/**
 * Resolves a configuration for one stream. The later of these layers wins: the defaults, the file's sections, the
 * file's row for the stream's source (a motion stream takes the settings of what moves), the file's row for the stream
 * itself, the settings of the command line.
 */
public final class ConfigurationReader {
    /**
     * What configurations meant that were resolved before these keys existed: runs and models of that time stay usable.
     */
    public static final Map<String, String> ADDED_LATER = Map.of(
            "sampling.kind", "epoch",
            "sampling.repeat", "1",
            "sampling.threshold", "0.01",
            "loss.kind", "csc",
            "compute.precision", "fp32",
            "compute.recompute", "false");

    private static final String DEFAULTS = "defaults.yaml";

    private ConfigurationReader() {}

    /**
     * The configuration that {@code file} gives for {@code stream}.
     *
     * @param sets what overrides the file, each {@code key=value} with a dotted key
     * @throws InvalidInputException naming the place, the key and what was expected
     */
    public static TrainingConfiguration read(Path file, Stream stream, List<String> sets) {
        Layers layers = new Layers(file.toString());
        layers.add(YamlSettings.parse(defaults(), DEFAULTS));
        layers.addFile(YamlSettings.read(file), stream);
        layers.add(commandLine(sets));
        layers.addIfAbsent("recipe.stream", stream.key());
        layers.addIfAbsent("name", baseName(file) + "-" + stream.key());
        layers.requireStream(stream);
        return layers.resolve();
    }

    /**
     * Reads what {@link ConfigurationWriter} wrote: complete, and for the stream that it names.
     *
     * @param sets what overrides the file, each {@code key=value} with a dotted key
     */
    public static TrainingConfiguration readResolved(Path file, List<String> sets) {
        return resolved(YamlSettings.read(file), file.toString(), sets);
    }

    /**
     * As {@link #readResolved}, from text that a model file carries.
     *
     * @param source what to call the text in an error
     */
    public static TrainingConfiguration parseResolved(String yaml, String source) {
        return resolved(YamlSettings.parse(yaml, source), source, List.of());
    }

    private static TrainingConfiguration resolved(Map<String, Setting> settings, String source, List<String> sets) {
        Layers layers = new Layers(source);
        layers.add(settings);
        layers.add(commandLine(sets));
        ADDED_LATER.forEach(layers::addIfAbsent);
        return layers.resolve();
    }

    /** The defaults of every key that has one, as YAML with the reason of each. */
    public static String defaults() {
        try (InputStream in = ConfigurationReader.class.getResourceAsStream(DEFAULTS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Setting> commandLine(List<String> sets) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (String set : sets) {
            int equals = set.indexOf('=');
            if (equals < 1) {
                throw new InvalidInputException(
                        "--set " + set + ": expected KEY=VALUE, such as --set network.width=48");
            }
            String key = set.substring(0, equals).strip();
            settings.put(key, new Setting(key, set.substring(equals + 1).strip(), "--set " + set));
        }
        return settings;
    }

    private static String baseName(Path file) {
        return file.getFileName().toString().replaceFirst("\\.(yaml|yml|json)$", "");
    }
}
