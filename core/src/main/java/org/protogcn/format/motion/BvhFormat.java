package org.protogcn.format.motion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Labels;
import org.protogcn.format.Recognition;
import org.protogcn.format.RecordingClasses;
import org.protogcn.format.SourceFile;
import org.protogcn.format.SourceSummary;
import org.protogcn.format.motion.BvhSkeleton.Joint;
import org.protogcn.skeleton.SkeletonLayout;

/** Motion capture in BVH; the layout is the skeleton of the files unless the user names another. */
public final class BvhFormat implements ClipFormat {
    private static final FormatOption<Boolean> ENDS =
            FormatOption.flag("end-sites", false, "make the ends of limbs joints as well, named PARENT_end");
    private static final FormatOption<Integer> FPS =
            FormatOption.number("fps", 0, 1000, 0, "frames a second to keep; 0 keeps all");
    private static final FormatOption<Double> SCALE = new FormatOption<>(
            "scale", "NUMBER", "1", "by which to multiply every coordinate, e.g. 0.01 from centimetres", text -> {
                double scale = Double.parseDouble(text);
                if (!Double.isFinite(scale) || scale == 0) {
                    throw new IllegalArgumentException("no scale");
                }
                return scale;
            });

    @Override
    public String name() {
        return "bvh";
    }

    @Override
    public String description() {
        return "motion capture (.bvh), positions by forward kinematics; SOURCE is a file or a folder of such";
    }

    @Override
    public List<FormatOption<?>> options() {
        return List.of(ENDS, FPS, SCALE, Labels.PATTERN);
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return SourceFile.first(source, ".bvh").flatMap(BvhFormat::recognition);
    }

    private static Optional<Recognition> recognition(Path file) {
        try (BvhWords words = BvhWords.open(file)) {
            words.expect("HIERARCHY");
            return Optional.of(Recognition.certain(file.getFileName() + " begins with the hierarchy of a BVH file"));
        } catch (InvalidInputException | IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        List<SourceFile> files = SourceFile.list(source, ".bvh");
        RecordingClasses classes = RecordingClasses.ofFiles(source, files, options);
        Optional<SkeletonLayout> layout = options.layout();
        TreeSet<String> rates = new TreeSet<>();
        for (SourceFile file : files) {
            BvhRecording recording = BvhRecording.read(file.path(), options.get(FPS));
            SkeletonLayout chosen = layout.orElseGet(() ->
                    recording.skeleton().layout(options.get(ENDS), file.path().toString()));
            layout = Optional.of(chosen);
            requireJoints(chosen, recording, options, file.path());
            rates.add(String.format(Locale.ROOT, "%.4g", 1 / recording.frameTime()));
            clips.accept(recording
                    .poses(chosen.joints(), options.get(SCALE))
                    .clip(file.name(), classes.label(file.name()), chosen));
        }
        String note = "the files have " + String.join(", ", rates) + " frames a second";
        return new SourceSummary(layout.orElseThrow(), classes.names(), Map.of(), List.of(note));
    }

    /** All joints of the layout have to be there; all others may only be missing in a layout of the user. */
    private static void requireJoints(SkeletonLayout layout, BvhRecording recording, ImportOptions options, Path file) {
        List<String> joints =
                recording.skeleton().joints().stream().map(Joint::name).toList();
        for (String joint : layout.joints()) {
            if (!joints.contains(joint)) {
                throw new InvalidInputException(file + " has no joint '" + joint + "' of the layout " + layout.name()
                        + NearestName.hint(joint, joints));
            }
        }
        boolean more = options.layout().isEmpty()
                && recording.skeleton().shown(options.get(ENDS)).size() > layout.size();
        if (more) {
            throw new InvalidInputException(file + " has more joints than the files before it; import the folders of"
                    + " each skeleton apart, or name a layout of the common joints with --layout");
        }
    }
}
