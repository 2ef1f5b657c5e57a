package org.protogcn.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.SourceSummary;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;

/** Everything that a format hands over, checked against what every format promises. */
public record Imported(List<Clip> clips, SourceSummary summary) {
    public static Imported from(ClipFormat format, Path source) {
        return from(format, source, ImportOptions.NONE);
    }

    public static Imported from(ClipFormat format, Path source, ImportOptions options) {
        List<Clip> clips = new ArrayList<>();
        SourceSummary summary = format.read(source, options, clips::add);
        Imported imported = new Imported(clips, summary);
        imported.requireConsistent();
        return imported;
    }

    /** The message with which reading fails; one sentence without a line break. */
    public static String failure(ClipFormat format, Path source) {
        return failure(format, source, ImportOptions.NONE);
    }

    /** The message with which reading fails under these options; one sentence without a line break. */
    public static String failure(ClipFormat format, Path source, ImportOptions options) {
        String message = assertThrows(InvalidInputException.class, () -> format.read(source, options, clip -> {}))
                .getMessage();
        assertFalse(message.contains("\n") || message.endsWith("."), message);
        return message;
    }

    private void requireConsistent() {
        Set<String> ids = new HashSet<>(ids());
        assertEquals(clips.size(), ids.size(), "ids are unique");
        summary.splits().values().forEach(split -> assertTrue(ids.containsAll(split)));
        for (Clip clip : clips) {
            assertEquals(summary.layout().size(), clip.keypoints().joints(), clip.id());
            assertEquals(summary.layout().dimensions(), clip.keypoints().channels(), clip.id());
            boolean named = !summary.classNames().isEmpty();
            assertTrue(!named || clip.label() < summary.classNames().size(), clip.id());
        }
    }

    public List<String> ids() {
        return clips.stream().map(Clip::id).toList();
    }

    public Clip clip(String id) {
        return clips.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    public List<String> split(String name) {
        return summary.splits().get(name);
    }

    public int splitSize(String name) {
        return split(name).size();
    }

    public int frames() {
        return clips.stream().map(Clip::keypoints).mapToInt(Keypoints::frames).sum();
    }

    public long classes() {
        return clips.stream().mapToInt(Clip::label).distinct().count();
    }
}
