package org.protogcn.training.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Stream;

/** Settings laid over one another. */
final class Layers {
    private static final String STREAMS = "streams.";
    private static final Pattern FOLDER_NAME = Pattern.compile("(?!\\.)[^/\\\\\\p{Cntrl}]{1,100}");
    private static final Schema SCHEMA = new Schema(TrainingConfiguration.class);

    private final String source;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    Layers(String source) {
        this.source = source;
    }

    void add(Map<String, Setting> layer) {
        layer.values().forEach(setting -> add(setting, setting.key()));
    }

    private void add(Setting setting, String name) {
        SCHEMA.require(setting, name);
        settings.put(setting.key(), setting);
    }

    void requireStream(Stream stream) {
        Setting given = settings.get("recipe.stream");
        if (!given.value().equals(stream.key())) {
            throw given.refusal("the stream '" + stream.key() + "' that was asked for; say --stream " + given.value());
        }
    }

    void addIfAbsent(String key, String value) {
        settings.putIfAbsent(key, new Setting(key, value, source));
    }

    /** The file's sections, then of its table the rows that concern {@code stream}. */
    void addFile(Map<String, Setting> file, Stream stream) {
        Map<Stream, List<Setting>> rows = new EnumMap<>(Stream.class);
        for (Setting setting : file.values()) {
            if (setting.key().startsWith(STREAMS)) {
                Stream row = row(setting);
                SCHEMA.require(withoutRow(setting, row), setting.key());
                rows.computeIfAbsent(row, absent -> new ArrayList<>()).add(setting);
            } else {
                add(setting, setting.key());
            }
        }
        for (Stream row : List.of(stream.source(), stream)) {
            rows.getOrDefault(row, List.of()).forEach(setting -> add(withoutRow(setting, row), setting.key()));
        }
    }

    private static Stream row(Setting setting) {
        String row = setting.key().substring(STREAMS.length()).split("\\.", 2)[0];
        for (Stream stream : Stream.values()) {
            if (stream.key().equals(row)) {
                return stream;
            }
        }
        throw new InvalidInputException(setting.origin() + ": unknown stream '" + row
                + "' in the table 'streams'; expected one of j, b, k, jm, bm, km");
    }

    private static Setting withoutRow(Setting setting, Stream row) {
        int prefix = STREAMS.length() + row.key().length() + 1;
        if (setting.key().length() <= prefix) {
            throw new InvalidInputException(
                    setting.origin() + ": '" + setting.key() + "' needs keys and values, such as {loss.lambda: 0.3}");
        }
        return setting.as(setting.key().substring(prefix));
    }

    TrainingConfiguration resolve() {
        TrainingConfiguration bound = new RecordBinder(settings, source).bind(TrainingConfiguration.class, "");
        settings.values().forEach(Ranges::require);
        requireFolderName(settings.get("name"));
        return bound;
    }

    private static void requireFolderName(Setting name) {
        if (!FOLDER_NAME.matcher(name.value()).matches()) {
            throw name.refusal("a folder's name, without slashes");
        }
    }
}
