package org.protogcn.format.poses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceSummary;
import org.protogcn.format.SourceTree;
import org.protogcn.people.Scene;

/**
 * What OpenPose writes with {@code --write_json}: a file for each frame, {@code NAME_000000000012_keypoints.json}, with
 * {@code people}, each of them {@code pose_keypoints_2d} (once {@code pose_keypoints}): x, y, score of 25 or 18 joints.
 * One recording per NAME and folder. Layouts: openpose25, openpose18.
 */
public final class OpenPoseFormat implements ClipFormat {
    private static final Pattern KEYPOINTS = Pattern.compile("\\.people\\[]\\.pose_keypoints(_2d)?");

    @Override
    public String name() {
        return "openpose";
    }

    @Override
    public String description() {
        return "OpenPose; SOURCE is a folder with NAME_000000000012_keypoints.json for each frame, or with such folders";
    }

    @Override
    public List<FormatOption<?>> options() {
        return PoseOptions.all();
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return PoseFiles.sample(source)
                .filter(file -> FrameName.of(file.getFileName().toString()).isPresent())
                .filter(file -> JsonOutline.of(file).has(KEYPOINTS))
                .map(file -> Recognition.certain("its file " + file.getFileName()
                        + " has people with pose_keypoints_2d, as OpenPose writes them"));
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        return new Reading(source, options, clips).read();
    }

    private static final class Reading {
        private final Path source;
        private final GivenLabels labels;
        private final PoseReading poses;
        private int others;
        private int spatial;

        Reading(Path source, ImportOptions options, ClipSink clips) {
            this.source = source;
            this.labels = new GivenLabels(source, options);
            this.poses = new PoseReading(options, JointLayouts.OPENPOSE, clips);
        }

        SourceSummary read() {
            if (!Files.isDirectory(source)) {
                throw new InvalidInputException(
                        source + " is no folder; name the folder that OpenPose has written its files to");
            }
            boolean found = false;
            for (Path place : SourceTree.folders(source)) {
                FrameFolder folder = FrameFolder.of(place);
                others += folder.others();
                found |= !folder.recordings().isEmpty();
                folder.byId(source).forEach((id, frames) -> recording(id, place, frames));
            }
            if (!found) {
                throw new InvalidInputException(source
                        + " holds no file named like NAME_000000000012_keypoints.json; name OpenPose's output folder");
            }
            return summary();
        }

        private void recording(String id, Path folder, SortedMap<Long, Path> frames) {
            int label = labels.of(frames.get(frames.firstKey()));
            Scene scene = new Scene(folder.toString());
            frames.forEach((number, file) -> PoseJson.read(file, json -> frame(scene, number, json)));
            poses.finish(id, label, scene, Optional.empty());
        }

        private void frame(Scene scene, long number, PoseJson json) throws IOException {
            scene.frame(number);
            boolean[] people = {false};
            json.object(key -> {
                if (key.equals("people")) {
                    people[0] = true;
                    json.array(() -> person(scene, number, json));
                } else {
                    json.skip();
                }
            });
            if (!people[0]) {
                throw json.problem("there is no list 'people'");
            }
        }

        private void person(Scene scene, long number, PoseJson json) throws IOException {
            Skeleton skeleton = new Skeleton();
            json.object(key -> {
                switch (key) {
                    case "pose_keypoints_2d", "pose_keypoints" -> skeleton.points(json.numbers());
                    case "pose_keypoints_3d" -> spatial += json.numbers().length == 0 ? 0 : 1;
                    case "person_id" -> skeleton.id = json.identity();
                    default -> json.skip();
                }
            });
            poses.add(scene, number, skeleton, json);
        }

        private SourceSummary summary() {
            if (others > 0) {
                poses.note(others + " JSON file(s) were passed over, as their names do not end in a frame number.");
            }
            if (spatial > 0) {
                poses.note(spatial + " skeleton(s) have 3-D keypoints too; only the 2-D ones were read.");
            }
            return poses.summary(source, labels.names(), Map.of());
        }
    }
}
