package org.protogcn.format.poses;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceSummary;
import org.protogcn.format.SourceTree;
import org.protogcn.people.PeopleOptions;
import org.protogcn.people.Scene;
import org.protogcn.skeleton.Clip.ImageSize;

/**
 * Kinetics-Skeleton as published for ST-GCN: a JSON file for each recording, {@code {data: [{frame_index, skeleton:
 * [{pose, score}]}], label, label_index}}, in folders {@code kinetics_train} and {@code kinetics_val}, which are the splits
 * train and val, with {@code kinetics_train_label.json} beside them.
 *
 * <p>Coordinates stay as published, shares of the picture's width and height; the picture is therefore said to be 1 by 1.
 * Layout: openpose18.
 */
public final class KineticsSkeletonFormat implements ClipFormat {
    private static final Map<String, String> SPLITS = Map.of("kinetics_train", "train", "kinetics_val", "val");
    private static final ImageSize UNIT = new ImageSize(1, 1);
    private static final int JOINTS = 18;

    @Override
    public String name() {
        return "kinetics-skeleton";
    }

    @Override
    public String description() {
        return "Kinetics-Skeleton of ST-GCN; SOURCE is the folder with kinetics_train, kinetics_val and *_label.json";
    }

    @Override
    public List<FormatOption<?>> options() {
        return PeopleOptions.all();
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return PoseFiles.sample(source)
                .filter(file -> Files.isDirectory(source))
                .map(JsonOutline::of)
                .filter(outline -> outline.has(".data[].skeleton[]") || outline.has(".data[].skeleton"))
                .map(outline -> Recognition.certain("its files have data with frames of skeletons, as ST-GCN's do"));
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        return new Reading(source, options, clips).read();
    }

    private static final class Reading {
        private final Path source;
        private final PoseReading poses;
        private final KineticsLabels labels = new KineticsLabels();
        private final Map<String, List<String>> splits = new LinkedHashMap<>();

        Reading(Path source, ImportOptions options, ClipSink clips) {
            this.source = source;
            this.poses = new PoseReading(options, Map.of(JOINTS, "openpose18"), clips);
        }

        SourceSummary read() {
            List<Path> folders = parts();
            folders.forEach(folder -> labels.readList(
                    folder.resolveSibling(folder.toAbsolutePath().normalize().getFileName() + "_label.json")));
            folders.forEach(this::part);
            if (labels.withoutSkeleton() > 0) {
                poses.note(labels.withoutSkeleton() + " recording(s) have no skeleton, as the lists of labels say.");
            }
            return poses.summary(source, labels.names(), splits);
        }

        private List<Path> parts() {
            if (!Files.isDirectory(source)) {
                throw new InvalidInputException(
                        source + " is no folder; name the folder that holds kinetics_train and kinetics_val");
            }
            List<Path> parts = SourceTree.entries(source).stream()
                    .filter(folder -> Files.isDirectory(folder)
                            && SPLITS.containsKey(folder.getFileName().toString()))
                    .toList();
            return parts.isEmpty() ? List.of(source) : parts;
        }

        private void part(Path folder) {
            String name = folder.toAbsolutePath().normalize().getFileName().toString();
            List<String> ids = new ArrayList<>();
            for (Path file : SourceTree.entries(folder)) {
                if (PoseFiles.isJson(file)) {
                    ids.addAll(recording(file));
                }
            }
            if (SPLITS.containsKey(name)) {
                splits.put(SPLITS.get(name), ids);
            }
        }

        private List<String> recording(Path file) {
            String id = PoseFiles.id(file, file);
            if (labels.lists(id) && poses.isStored(id, JOINTS)) {
                return List.of(id);
            }
            Scene scene = new Scene(file.toString());
            KineticsLabels.Entry entry = new KineticsLabels.Entry();
            PoseJson.read(file, json -> content(json, scene, entry));
            return poses.finish(id, labels.of(id, entry, file), scene, Optional.of(UNIT));
        }

        private void content(PoseJson json, Scene scene, KineticsLabels.Entry entry) throws IOException {
            json.object(key -> {
                if (key.equals("data")) {
                    json.array(() -> frame(json, scene));
                } else if (!entry.take(key, json)) {
                    json.skip();
                }
            });
        }

        private void frame(PoseJson json, Scene scene) throws IOException {
            OptionalLong[] number = {OptionalLong.empty()};
            List<Skeleton> skeletons = new ArrayList<>();
            json.object(key -> {
                switch (key) {
                    case "frame_index" -> number[0] = json.identity();
                    case "skeleton" -> json.array(() -> skeletons.add(skeleton(json, skeletons.size())));
                    default -> json.skip();
                }
            });
            long frame = number[0].orElseThrow(() -> json.problem("a frame has no frame_index"));
            scene.frame(frame);
            skeletons.forEach(skeleton -> poses.add(scene, frame, skeleton, json));
        }

        private static Skeleton skeleton(PoseJson json, int before) throws IOException {
            json.requireRoom(before);
            Skeleton skeleton = new Skeleton();
            json.object(key -> {
                switch (key) {
                    case "pose" -> skeleton.points(json.numbers());
                    case "score" -> skeleton.scores(json.numbers());
                    default -> json.skip();
                }
            });
            return skeleton;
        }
    }
}
