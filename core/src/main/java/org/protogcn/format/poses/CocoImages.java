package org.protogcn.format.poses;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.protogcn.skeleton.Clip.ImageSize;

/** The list {@code images} of a COCO file: which frame of which recording each of them is. */
final class CocoImages {
    private static final int MAX_IMAGES = 5_000_000;

    private final Map<String, Frame> frames = new HashMap<>();
    private final Map<String, Recording> recordings = new LinkedHashMap<>();

    /** The place of an image. */
    record Frame(Recording recording, long number) {}

    /** Images that belong together: of one video, of one folder, or with names that differ in a number only. */
    static final class Recording {
        private final String name;
        private final List<Long> frames = new ArrayList<>();
        private Optional<ImageSize> image = Optional.empty();

        Recording(String name) {
            this.name = name;
        }

        /** In the file; may be empty. */
        String name() {
            return name;
        }

        /** The numbers of its frames, in the order of the file. */
        List<Long> frames() {
            return frames;
        }

        Optional<ImageSize> image() {
            return image;
        }
    }

    static CocoImages of(Path file) {
        CocoImages images = new CocoImages();
        PoseJson.read(
                file,
                json -> json.object(key -> {
                    if (key.equals("images")) {
                        json.array(() -> images.read(json));
                    } else {
                        json.skip();
                    }
                }));
        return images;
    }

    private void read(PoseJson json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        double[] size = {0, 0};
        json.object(key -> {
            switch (key) {
                case "id", "file_name", "video_id", "vid_id", "frame_id" -> fields.put(key, json.text());
                case "width" -> size[0] = json.number();
                case "height" -> size[1] = json.number();
                default -> json.skip();
            }
        });
        if (!fields.containsKey("id") || frames.size() == MAX_IMAGES) {
            throw json.problem(frames.size() == MAX_IMAGES ? "there are too many images" : "an image has no id");
        }
        Optional<FrameName> name = FrameName.of(fields.getOrDefault("file_name", ""));
        Recording recording = recordings.computeIfAbsent(recordingName(fields, name), Recording::new);
        long number = number(fields.get("frame_id"))
                .orElse(name.map(FrameName::number).orElse((long) recording.frames.size()));
        recording.frames.add(number);
        recording.image = recording.image.or(() -> imageSize(size));
        if (frames.put(fields.get("id"), new Frame(recording, number)) != null) {
            throw json.problem("two images have the id " + fields.get("id"));
        }
    }

    private static String recordingName(Map<String, String> fields, Optional<FrameName> name) {
        String video = fields.getOrDefault("video_id", fields.get("vid_id"));
        if (video != null) {
            return video;
        }
        String file = fields.getOrDefault("file_name", "");
        int slash = file.lastIndexOf('/');
        return slash > 0
                ? file.substring(0, slash)
                : name.map(FrameName::recording).orElse("");
    }

    private static OptionalLong number(String text) {
        return text != null && text.matches("\\d{1,15}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static Optional<ImageSize> imageSize(double[] size) {
        boolean proper = size[0] >= 1 && size[0] <= 100_000 && size[1] >= 1 && size[1] <= 100_000;
        return proper ? Optional.of(new ImageSize((int) size[1], (int) size[0])) : Optional.empty();
    }

    /** The place of an image. */
    Optional<Frame> frame(String id) {
        return Optional.ofNullable(frames.get(id));
    }

    /** In the order of the file. */
    Iterable<Recording> recordings() {
        return recordings.values();
    }
}
