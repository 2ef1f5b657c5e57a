package org.protogcn.format.poses;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceSummary;

/**
 * What AlphaPose writes: one file for a recording, a list of {@code image_id}, {@code keypoints} (x, y, score of each
 * joint), {@code score} and maybe {@code box} and {@code idx}, the number of the person; or, with {@code --format cmu} or
 * {@code open}, an object of pictures with {@code bodies} or {@code people}. Layouts by the number of joints: coco17,
 * halpe26, openpose18.
 */
public final class AlphaPoseFormat implements ClipFormat {
    private static final Pattern BY_PICTURE =
            Pattern.compile("\\..+\\.(bodies\\[]\\.joints|people\\[]\\.pose_keypoints_2d)");
    private static final String DEFAULT_NAME = "/alphapose-results";

    @Override
    public String name() {
        return "alphapose";
    }

    @Override
    public String description() {
        return "AlphaPose; SOURCE is alphapose-results.json, or a folder of such files, one for each recording";
    }

    @Override
    public List<FormatOption<?>> options() {
        return PoseOptions.all();
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return PoseFiles.sample(source).map(JsonOutline::of).flatMap(AlphaPoseFormat::recognise);
    }

    private static Optional<Recognition> recognise(JsonOutline outline) {
        if (outline.has("[].keypoints[]") && outline.has("[].image_id\"")) {
            return Optional.of(Recognition.certain(
                    "it lists keypoints of pictures called by their file names, as AlphaPose does"));
        }
        if (outline.has("[].keypoints[]") && (outline.has("[].idx") || outline.has("[].box[]"))) {
            return Optional.of(Recognition.certain("it lists keypoints with idx or box, as AlphaPose does"));
        }
        return outline.has(BY_PICTURE)
                ? Optional.of(Recognition.certain("it has bodies or people for each picture, as AlphaPose writes them"))
                : Optional.empty();
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        GivenLabels labels = new GivenLabels(source, options);
        PoseReading poses = new PoseReading(options, JointLayouts.COCO_AND_HALPE, clips);
        for (Path file : PoseFiles.jsonFiles(source)) {
            Pictures pictures = new Pictures(file);
            PoseJson.read(file, json -> new Reading(json, poses, pictures).read());
            poses.finish(id(source, file), labels.of(file), pictures.scene(), Optional.empty());
        }
        return poses.summary(source, labels.names(), Map.of());
    }

    private static String id(Path source, Path file) {
        String id = PoseFiles.id(source, file);
        return id.endsWith(DEFAULT_NAME) ? id.substring(0, id.length() - DEFAULT_NAME.length()) : id;
    }

    private record Reading(PoseJson json, PoseReading poses, Pictures pictures) {
        void read() throws IOException {
            if (json.isArray()) {
                json.array(this::listed);
            } else {
                json.object(this::picture);
            }
        }

        private void listed() throws IOException {
            Skeleton skeleton = new Skeleton();
            String[] image = {null};
            json.object(key -> {
                switch (key) {
                    case "image_id" -> image[0] = json.text();
                    case "keypoints" -> skeleton.points(json.numbers());
                    case "score" -> skeleton.score = json.anyNumber();
                    case "box" -> skeleton.boxOfCorner(json.numbers());
                    case "idx" -> skeleton.id = json.identity();
                    default -> json.skip();
                }
            });
            if (image[0] == null) {
                throw json.problem("a person has no image_id");
            }
            pictures.add(image[0], skeleton, poses, json);
        }

        private void picture(String image) throws IOException {
            pictures.picture(image, json);
            json.object(key -> {
                switch (key) {
                    case "bodies", "people" -> json.array(() -> body(image));
                    default -> json.skip();
                }
            });
        }

        private void body(String image) throws IOException {
            Skeleton skeleton = new Skeleton();
            json.object(key -> {
                switch (key) {
                    case "joints", "pose_keypoints_2d" -> skeleton.points(json.numbers());
                    default -> json.skip();
                }
            });
            pictures.add(image, skeleton, poses, json);
        }
    }
}
