package org.protogcn.training.config;

import java.util.ArrayList;
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
        for (Setting setting : layer.values()) {
            SCHEMA.require(setting, setting.key());
            settings.put(setting.key(), setting);
        }
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
        List<Setting> ofSource = new ArrayList<>();
        List<Setting> ofStream = new ArrayList<>();
        for (Setting setting : file.values()) {
            if (!setting.key().startsWith(STREAMS)) {
                SCHEMA.require(setting, setting.key());
                settings.put(setting.key(), setting);
                continue;
            }
            Stream row = row(setting);
            Setting override = withoutRow(setting, row);
            SCHEMA.require(override, setting.key());
            if (row == stream) {
                ofStream.add(override);
            } else if (row == stream.source()) {
                ofSource.add(override);
            }
        }
        ofSource.forEach(setting -> settings.put(setting.key(), setting));
        ofStream.forEach(setting -> settings.put(setting.key(), setting));
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
