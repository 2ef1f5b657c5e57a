package org.protogcn.format.poses;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceSummary;
import org.protogcn.format.poses.CocoImages.Recording;
import org.protogcn.people.Scene;

/**
 * Keypoints in COCO's form. Results, {@code [{image_id, category_id, keypoints, score}]}: a file is one recording and the
 * image's number that of the frame. Annotations, {@code {images, annotations}}: images with one {@code video_id}, else
 * in one folder, are a recording; {@code track_id} numbers its people, the visibilities 0, 1, 2 become scores 0, 0.5, 1.
 *
 * <p>Of annotations, memory holds one recording and a few bytes for each image and each annotation of the file.
 */
public final class CocoJsonFormat implements ClipFormat {
    @Override
    public String name() {
        return "coco-json";
    }

    @Override
    public String description() {
        return "COCO keypoint results or annotations; SOURCE is a JSON file or a folder of them";
    }

    @Override
    public List<FormatOption<?>> options() {
        return PoseOptions.all();
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return PoseFiles.sample(source).map(JsonOutline::of).flatMap(CocoJsonFormat::recognise);
    }

    private static Optional<Recognition> recognise(JsonOutline outline) {
        if (outline.has(".annotations[].keypoints[]")) {
            return Optional.of(Recognition.certain("it has annotations with keypoints, as COCO does"));
        }
        if (outline.has("[].keypoints[]") && outline.has("[].image_id") && !outline.has("[].box[]")) {
            return Optional.of(Recognition.likely("it lists keypoints of numbered images, as results for COCO do"));
        }
        return outline.has(".images[]") && outline.has(".images[].file_name\"")
                ? Optional.of(Recognition.name("it lists images, as COCO does"))
                : Optional.empty();
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        GivenLabels labels = new GivenLabels(source, options);
        PoseReading poses = new PoseReading(options, JointLayouts.COCO_AND_HALPE, clips);
        List<Path> files = PoseFiles.jsonFiles(source);
        for (Path file : files) {
            String id = PoseFiles.id(source, file);
            if (isList(file)) {
                results(file, id, labels.of(file), poses);
            } else {
                annotations(file, files.size() == 1 ? "" : id, labels.of(file), poses);
            }
        }
        return poses.summary(source, labels.names(), Map.of());
    }

    private static boolean isList(Path file) {
        return JsonOutline.of(file).has("[]");
    }

    private static void results(Path file, String id, int label, PoseReading poses) {
        Pictures pictures = new Pictures(file);
        PoseJson.read(
                file,
                json -> json.array(() -> {
                    CocoPerson person = CocoPerson.read(json, false);
                    pictures.add(person.image(), person.skeleton(), poses, json);
                }));
        poses.finish(id, label, pictures.scene(), Optional.empty());
    }

    private static void annotations(Path file, String prefix, int label, PoseReading poses) {
        CocoImages images = CocoImages.of(file);
        CocoAnnotations annotations = CocoAnnotations.of(file, images);
        for (Recording recording : images.recordings()) {
            Scene scene = new Scene(file + ", recording '" + recording.name() + "'");
            recording.frames().forEach(scene::frame);
            annotations.read(recording, json -> {
                CocoPerson person = CocoPerson.read(json, true);
                long number = images.frame(person.image()).orElseThrow().number();
                poses.add(scene, number, person.skeleton(), json);
            });
            poses.finish(id(file, prefix, recording), label, scene, recording.image());
        }
    }

    private static String id(Path file, String prefix, Recording recording) {
        String name = recording.name().isEmpty() ? PoseFiles.id(file, file) : recording.name();
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** One entry of either list. */
    private record CocoPerson(String image, Skeleton skeleton) {
        static CocoPerson read(PoseJson json, boolean visibilities) throws IOException {
            Skeleton skeleton = new Skeleton();
            String[] image = {null};
            json.object(key -> {
                switch (key) {
                    case "image_id" -> image[0] = json.text();
                    case "keypoints" -> {
                        if (visibilities) {
                            skeleton.visibilities(json.numbers());
                        } else {
                            skeleton.points(json.numbers());
                        }
                    }
                    case "score" -> skeleton.score = json.anyNumber();
                    case "bbox" -> skeleton.boxOfCorner(json.numbers());
                    case "track_id" -> skeleton.id = json.identity();
                    default -> json.skip();
                }
            });
            if (image[0] == null) {
                throw json.problem("a person has no image_id");
            }
            return new CocoPerson(image[0], skeleton);
        }
    }
}
