package org.protogcn.format.mediapipe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Labels;
import org.protogcn.format.LayoutChoice;
import org.protogcn.format.PoseArray;
import org.protogcn.format.Recognition;
import org.protogcn.format.RecordingClasses;
import org.protogcn.format.SourceFile;
import org.protogcn.format.SourceSummary;
import org.protogcn.format.mediapipe.LandmarkVector.Part;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

/** Landmarks of MediaPipe Pose, Hands and Holistic. */
public final class MediaPipeFormat implements ClipFormat {
    private static final FormatOption<Part> PART = FormatOption.choice(
            "part", Part.AUTO, "which landmarks of an array; auto takes body and hands, as far as they are there");
    private static final FormatOption<Integer> VISIBILITY = FormatOption.number(
            "visibility", 0, 100, 0, "percent of visibility below which a landmark of the body counts as not seen");

    @Override
    public String name() {
        return "mediapipe";
    }

    @Override
    public String description() {
        return "MediaPipe landmarks; SOURCE is a folder ACTION/SEQUENCE/FRAME.npy as the holistic tutorials write it,"
                + " or of JSON files ACTION/SEQUENCE.json";
    }

    @Override
    public List<FormatOption<?>> options() {
        return List.of(PART, VISIBILITY, Labels.PATTERN);
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        try {
            Optional<SourceFile> array = SourceFile.first(source, ".npy").map(path -> new SourceFile(path, ""));
            if (array.isPresent()) {
                return Optional.of(array.get())
                        .filter(file -> LandmarkArrays.shape(file).length <= 2)
                        .map(file -> recognition(LandmarkArrays.vector(file)));
            }
            return SourceFile.first(source, ".json")
                    .filter(MediaPipeFormat::holdsLandmarks)
                    .map(path -> Recognition.likely(path.getFileName() + " lists landmarks with x, y and z"));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private static Recognition recognition(LandmarkVector vector) {
        String why = "its arrays have " + vector.length() + " numbers per frame, as many as MediaPipe's landmarks";
        return vector.faceLandmarks() > 0 ? Recognition.certain(why) : Recognition.likely(why);
    }

    private static boolean holdsLandmarks(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(1 << 12), StandardCharsets.UTF_8);
            return start.contains("\"x\"") && start.contains("\"y\"") && start.contains("\"z\"");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        return SourceFile.first(source, ".npy").isPresent()
                ? readArrays(source, options, clips)
                : readJson(source, options, clips);
    }

    private static SourceSummary readArrays(Path source, ImportOptions options, ClipSink clips) {
        List<SourceFile> files = SourceFile.list(source, ".npy");
        LandmarkVector vector = LandmarkArrays.vector(files.get(0));
        Part part = vector.resolve(options.get(PART));
        if (!vector.has(part)) {
            throw new InvalidInputException(files.get(0).path() + " has " + vector.length()
                    + " numbers, among which there is no such part; leave part out to take what is there");
        }
        SkeletonLayout layout = options.layout().orElseGet(() -> SkeletonLayouts.named(vector.layout(part)));
        Map<String, List<SourceFile>> sequences = LandmarkArrays.sequences(files);
        RecordingClasses classes = new RecordingClasses(source, sequences.keySet(), options);
        double visibility = options.get(VISIBILITY) / 100.0;
        int empty = 0;
        for (Map.Entry<String, List<SourceFile>> sequence : sequences.entrySet()) {
            PoseArray poses = LandmarkArrays.read(sequence.getValue(), vector, part, visibility);
            if (poses.isEmpty()) {
                empty++;
            } else {
                int label = classes.label(sequence.getKey());
                clips.accept(poses.clip(sequence.getKey(), label, layout));
            }
        }
        return new SourceSummary(layout, classes.names(), Map.of(), notes(empty));
    }

    private static SourceSummary readJson(Path source, ImportOptions options, ClipSink clips) {
        List<SourceFile> files = SourceFile.list(source, ".json");
        RecordingClasses classes = RecordingClasses.ofFiles(source, files, options);
        LayoutChoice layouts = new LayoutChoice(options);
        int empty = 0;
        for (SourceFile file : files) {
            PoseArray poses = new LandmarkJson(file.path(), options.get(VISIBILITY) / 100.0).read();
            SkeletonLayout layout = layout(layouts, poses, file);
            if (poses.isEmpty()) {
                empty++;
            } else {
                clips.accept(poses.clip(file.name(), classes.label(file.name()), layout));
            }
        }
        return new SourceSummary(layouts.chosen(source.toString()), classes.names(), Map.of(), notes(empty));
    }

    private static SkeletonLayout layout(LayoutChoice layouts, PoseArray poses, SourceFile file) {
        try {
            return layouts.of(poses.joints(), 3, false);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(file.path() + " " + e.getMessage(), e);
        }
    }

    private static List<String> notes(int empty) {
        List<String> notes = new ArrayList<>();
        if (empty > 0) {
            notes.add(empty + " clips without any skeleton were left out");
        }
        return notes;
    }
}
