package org.protogcn.format.poses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceSummary;
import org.protogcn.format.SourceTree;
import org.protogcn.people.Scene;

/**
 * Predictions of MMPose 1.x: a file for a recording, with a list of frames, each {@code {frame_id, instances}} or a bare
 * list of instances; the list may stand under {@code instance_info} beside {@code meta_info}. An instance has
 * {@code keypoints} {@code [V,C]}, {@code keypoint_scores} {@code [V]}, {@code bbox}, {@code bbox_score} and maybe
 * {@code track_id}. A file that lists instances and no frames is one picture; a folder of such files is a recording.
 * Layouts by the number of joints: coco17, halpe26.
 */
public final class MmposeFormat implements ClipFormat {
    private static final String PICTURE = "[].keypoint_scores[]";

    @Override
    public String name() {
        return "mmpose";
    }

    @Override
    public String description() {
        return "MMPose 1.x predictions; SOURCE is a JSON file of a recording, or a folder of them or of one per picture";
    }

    @Override
    public List<FormatOption<?>> options() {
        return PoseOptions.all();
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        List<String> signs = List.of(
                PICTURE,
                "[][].keypoint_scores[]",
                "[].instances[].keypoint_scores[]",
                ".instance_info[].keypoint_scores[]",
                ".instance_info[].instances[].keypoint_scores[]");
        return PoseFiles.sample(source)
                .map(JsonOutline::of)
                .filter(outline -> signs.stream().anyMatch((Predicate<String>) outline::has))
                .map(outline ->
                        Recognition.certain("it lists instances with keypoint_scores, as MMPose's inferencer does"));
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        GivenLabels labels = new GivenLabels(source, options);
        PoseReading poses = new PoseReading(options, JointLayouts.COCO_AND_HALPE, clips);
        PoseFiles.jsonFiles(source);
        if (Files.isRegularFile(source)) {
            recording(source, source, labels, poses);
        } else {
            SourceTree.folders(source).forEach(folder -> folder(source, folder, labels, poses));
        }
        return poses.summary(source, labels.names(), Map.of());
    }

    private static void folder(Path source, Path folder, GivenLabels labels, PoseReading poses) {
        List<Path> files =
                SourceTree.entries(folder).stream().filter(PoseFiles::isJson).toList();
        if (!files.isEmpty() && JsonOutline.of(files.get(0)).has(PICTURE)) {
            pictures(source, FrameFolder.of(folder), labels, poses);
        } else {
            files.forEach(file -> recording(source, file, labels, poses));
        }
    }

    private static void recording(Path source, Path file, GivenLabels labels, PoseReading poses) {
        Scene scene = new Scene(file.toString());
        PoseJson.read(file, json -> new Reading(json, poses, scene).read());
        poses.finish(PoseFiles.id(source, file), labels.of(file), scene, Optional.empty());
    }

    private static void pictures(Path source, FrameFolder folder, GivenLabels labels, PoseReading poses) {
        folder.byId(source).forEach((id, frames) -> {
            Scene scene = new Scene(folder.folder().toString());
            frames.forEach(
                    (number, file) -> PoseJson.read(file, json -> new Reading(json, poses, scene).picture(number)));
            poses.finish(id, labels.of(frames.get(frames.firstKey())), scene, Optional.empty());
        });
        if (folder.others() > 0) {
            poses.note(folder.others() + " JSON file(s) in " + folder.folder()
                    + " were passed over, as their names do not end in a frame number.");
        }
    }

    private static final class Reading {
        private final PoseJson json;
        private final PoseReading poses;
        private final Scene scene;
        private long position;

        Reading(PoseJson json, PoseReading poses, Scene scene) {
            this.json = json;
            this.poses = poses;
            this.scene = scene;
        }

        void read() throws IOException {
            if (json.isArray()) {
                json.array(this::element);
                return;
            }
            json.object(key -> {
                if (key.equals("instance_info")) {
                    json.array(this::element);
                } else {
                    json.skip();
                }
            });
        }

        /** A file that is one frame. */
        void picture(long number) throws IOException {
            scene.frame(number);
            json.array(() -> add(number, instance(new ArrayList<>())));
        }

        /** A frame, or an instance of the only one. */
        private void element() throws IOException {
            if (json.isArray()) {
                long number = position++;
                scene.frame(number);
                json.array(() -> add(number, instance(new ArrayList<>())));
                return;
            }
            List<Skeleton> instances = new ArrayList<>();
            Skeleton own = instance(instances);
            if (!own.isEmpty()) {
                add(0, own);
                return;
            }
            long number = own.frame.orElse(position);
            position = number + 1;
            scene.frame(number);
            instances.forEach(instance -> add(number, instance));
        }

        private void add(long number, Skeleton skeleton) {
            poses.add(scene, number, skeleton, json);
        }

        /** @param inner receives what the key {@code instances} holds */
        private Skeleton instance(List<Skeleton> inner) throws IOException {
            Skeleton skeleton = new Skeleton();
            json.object(key -> {
                switch (key) {
                    case "keypoints" -> skeleton.points(json.numbers());
                    case "keypoint_scores" -> skeleton.scores(json.numbers());
                    case "bbox" -> skeleton.boxOfCorners(json.numbers());
                    case "bbox_score" -> skeleton.score = json.anyNumber();
                    case "track_id" -> skeleton.id = json.identity();
                    case "frame_id" -> skeleton.frame = json.identity();
                    case "instances" -> json.array(() -> inner.add(inner(inner.size())));
                    default -> json.skip();
                }
            });
            return skeleton;
        }

        private Skeleton inner(int before) throws IOException {
            json.requireRoom(before);
            return instance(new ArrayList<>());
        }
    }
}
