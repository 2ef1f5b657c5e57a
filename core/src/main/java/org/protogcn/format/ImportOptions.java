package org.protogcn.format;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * What the user may say beside FORMAT and SOURCE.
 *
 * @param layout instead of the one the format yields or the number of joints suggests
 * @param keypoints where a format keeps its keypoints apart from its list (Kinetics kpfiles): the folder in which to
 *     look for them, instead of the paths that the list names
 * @param settings values for the {@linkplain ClipFormat#options options of the format}, by name
 */
public record ImportOptions(Optional<SkeletonLayout> layout, Optional<Path> keypoints, Map<String, String> settings) {
    public static final ImportOptions NONE = new ImportOptions(Optional.empty(), Optional.empty(), Map.of());

    public static ImportOptions ofLayout(SkeletonLayout layout) {
        return new ImportOptions(Optional.of(layout), Optional.empty(), Map.of());
    }

    public static ImportOptions ofKeypoints(Path folder) {
        return new ImportOptions(Optional.empty(), Optional.of(folder), Map.of());
    }

    /** The same with one more setting. */
    public ImportOptions with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new ImportOptions(layout, keypoints, Map.copyOf(more));
    }

    /** Whether the user has given a value. */
    public boolean has(FormatOption<?> option) {
        return settings.containsKey(option.name());
    }

    /**
     * What the user has given, or what counts otherwise.
     *
     * @throws org.protogcn.InvalidInputException if the value means nothing
     */
    public <T> T get(FormatOption<T> option) {
        return option.parse(settings.getOrDefault(option.name(), option.fallback()));
    }

    /**
     * Refuses settings that the format does not know, and values that mean nothing to it.
     *
     * @throws org.protogcn.InvalidInputException naming the setting
     */
    public void requireKnownTo(ClipFormat format) {
        FormatOption.requireKnown(settings.keySet(), format);
        format.options().forEach(this::get);
    }
}
