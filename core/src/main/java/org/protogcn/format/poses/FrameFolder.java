package org.protogcn.format.poses;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.protogcn.InvalidInputException;
import org.protogcn.format.SourceTree;

/**
 * The recordings in one folder that holds a file for every frame.
 *
 * @param recordings name in the files' names to frame number to file
 * @param others JSON files that are not named like frames
 */
record FrameFolder(Path folder, SortedMap<String, SortedMap<Long, Path>> recordings, int others) {
    static FrameFolder of(Path folder) {
        SortedMap<String, SortedMap<Long, Path>> recordings = new TreeMap<>();
        int others = 0;
        for (Path file : SourceTree.entries(folder)) {
            if (PoseFiles.isJson(file)) {
                Optional<FrameName> name = FrameName.of(file.getFileName().toString());
                name.ifPresent(present -> add(recordings, present, file));
                others += name.isEmpty() ? 1 : 0;
            }
        }
        return new FrameFolder(folder, recordings, others);
    }

    private static void add(SortedMap<String, SortedMap<Long, Path>> recordings, FrameName name, Path file) {
        Path other = recordings
                .computeIfAbsent(name.recording(), unused -> new TreeMap<>())
                .put(name.number(), file);
        if (other != null) {
            throw new InvalidInputException(other + " and " + file.getFileName()
                    + " have the same frame number; take one of them out of the folder");
        }
    }

    /** The recordings by their ids: the folder's name in the source, where it holds one, else their names in it. */
    Map<String, SortedMap<Long, Path>> byId(Path source) {
        Map<String, SortedMap<Long, Path>> byId = new TreeMap<>();
        recordings.forEach((name, frames) -> byId.put(id(source, name), frames));
        return byId;
    }

    private String id(Path source, String name) {
        List<String> parts = new ArrayList<>();
        boolean inside = !folder.equals(source);
        if (inside || name.isEmpty()) {
            parts.add(PoseFiles.id(source, folder));
        }
        if (!name.isEmpty() && (!inside || recordings.size() > 1)) {
            parts.add(name);
        }
        return String.join("/", parts);
    }
}
