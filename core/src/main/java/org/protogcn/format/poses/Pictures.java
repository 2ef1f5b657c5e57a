package org.protogcn.format.poses;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.protogcn.people.Scene;

/**
 * A recording whose frames are called by the names of pictures. The number at the end of a name is that of the frame;
 * pictures whose names have none are frames in the order of the file.
 */
final class Pictures {
    private final Scene scene;
    private final Map<String, Long> unnumbered = new HashMap<>();
    private String first;

    Pictures(Path file) {
        this.scene = new Scene(file.toString());
    }

    Scene scene() {
        return scene;
    }

    /** Says that there is a picture, whoever is in it. */
    void picture(String name, PoseJson json) {
        scene.frame(number(name, json));
    }

    /** Adds a person to a picture. */
    void add(String name, Skeleton skeleton, PoseReading poses, PoseJson json) {
        long number = number(name, json);
        scene.frame(number);
        poses.add(scene, number, skeleton, json);
    }

    private long number(String name, PoseJson json) {
        Optional<FrameName> frame = FrameName.of(name);
        first = first == null ? name : first;
        if (!recordingOf(first).equals(recordingOf(name))) {
            throw json.error("the picture " + name + " is of another recording than " + first
                    + ", by its name; give each recording a file of its own");
        }
        return frame.map(FrameName::number)
                .orElseGet(() -> unnumbered.computeIfAbsent(name, unused -> (long) unnumbered.size()));
    }

    private static Optional<String> recordingOf(String name) {
        return FrameName.of(name).map(FrameName::recording);
    }
}
