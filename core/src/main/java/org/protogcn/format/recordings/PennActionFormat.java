package org.protogcn.format.recordings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceSummary;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Clip.ImageSize;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * The labels of Penn Action: MAT v5 files {@code 0001.mat} and on, with 13 joints annotated in pixels, their
 * visibility, the action's name and the official division.
 *
 * <p>Clips are {@code [1,T,13,2]} FLOAT32 in the layout penn13, with the visibility, 0 or 1, as the score
 * {@code [1,T,13,1]}.
 */
public final class PennActionFormat implements ClipFormat {
    private static final Pattern NAME = Pattern.compile("(?<id>\\d{4})\\.mat");

    private static final List<String> CLASS_NAMES = List.of(
            "baseball_pitch",
            "baseball_swing",
            "bench_press",
            "bowl",
            "clean_and_jerk",
            "golf_swing",
            "jump_rope",
            "jumping_jacks",
            "pullup",
            "pushup",
            "situp",
            "squat",
            "strum_guitar",
            "tennis_forehand",
            "tennis_serve");

    private static final int JOINTS = 13;
    private static final int MAX_SIDE = 1 << 16;

    @Override
    public String name() {
        return "penn-action";
    }

    @Override
    public String description() {
        return "Penn Action joint annotations; SOURCE is the folder with labels/0001.mat and on";
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return Recogniser.of(
                source,
                NAME,
                file -> label(file, MatVariables.read(file, "action").text("action")) >= 0);
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        SkeletonLayout layout = FixedLayout.of(options, "penn13");
        SplitLists splits = new SplitLists("train", "val");
        for (RecordingFile file : RecordingFile.list(RecordingFile.folder(source, "labels"), NAME, "0001.mat")) {
            MatVariables variables =
                    MatVariables.read(file.path(), "action", "x", "y", "visibility", "train", "dimensions");
            clips.accept(clip(file, variables));
            splits.add(isTraining(file.path(), variables) ? "train" : "val", file.id());
        }
        return new SourceSummary(layout, CLASS_NAMES, splits.toMap(), List.of());
    }

    private static Clip clip(RecordingFile file, MatVariables variables) {
        int frames = frames(file.path(), variables);
        return new Clip(
                file.id(),
                label(file.path(), variables.text("action")),
                keypoints(file.path(), frames, variables),
                Optional.of(scores(file.path(), frames, variables.numbers("visibility"))),
                Optional.of(image(file.path(), variables.numbers("dimensions"))));
    }

    private static int label(Path file, String action) {
        int label = CLASS_NAMES.indexOf(action);
        if (label < 0) {
            throw new InvalidInputException(file + " names the action \"" + Printable.shortened(action)
                    + "\", which is none of Penn Action's 15; take the file out of the folder");
        }
        return label;
    }

    private static int frames(Path file, MatVariables variables) {
        List<Integer> shape = variables.shape("x");
        for (String name : List.of("x", "y", "visibility")) {
            List<Integer> other = variables.shape(name);
            if (other.size() != 2 || other.get(1) != JOINTS || !other.equals(shape)) {
                throw new InvalidInputException(file + ": " + name + " has the shape " + other
                        + ", expected [frames, 13] as for x; take the file out of the folder");
            }
        }
        return SinglePerson.requireFrames(file, shape.get(0));
    }

    private static Keypoints keypoints(Path file, int frames, MatVariables variables) {
        double[] x = variables.numbers("x"); // [V,T]: MATLAB's first index runs fastest
        double[] y = variables.numbers("y");
        double[] values = new double[frames * JOINTS * 2]; // [T,V,2]
        for (int i = 0; i < frames * JOINTS; i++) {
            int column = i % JOINTS * frames + i / JOINTS;
            values[2 * i] = x[column];
            values[2 * i + 1] = y[column];
        }
        return SinglePerson.of(file, frames, JOINTS, 2, values);
    }

    private static Keypoints scores(Path file, int frames, double[] visibility) {
        double[] values = new double[visibility.length]; // [T,V,1]
        for (int i = 0; i < values.length; i++) {
            values[i] = visibility[i % JOINTS * frames + i / JOINTS];
            if (values[i] != 0 && values[i] != 1) {
                throw new InvalidInputException(file + ": the visibility of joint " + i % JOINTS + " in frame "
                        + i / JOINTS + " is " + values[i] + ", expected 0 or 1; take the file out of the folder");
            }
        }
        return SinglePerson.of(file, frames, JOINTS, 1, values);
    }

    private static ImageSize image(Path file, double[] dimensions) {
        if (dimensions.length < 2 || !isSide(dimensions[0]) || !isSide(dimensions[1])) {
            throw new InvalidInputException(file
                    + ": dimensions do not begin with height and width in pixels; take the file out of the folder");
        }
        return new ImageSize((int) dimensions[0], (int) dimensions[1]);
    }

    private static boolean isSide(double pixels) {
        return pixels >= 1 && pixels <= MAX_SIDE && pixels == Math.rint(pixels);
    }

    private static boolean isTraining(Path file, MatVariables variables) {
        double[] flag = variables.numbers("train");
        if (flag.length != 1 || Math.abs(flag[0]) != 1) {
            throw new InvalidInputException(
                    file + ": train is neither 1 nor -1, so its split is not known; take the file out of the folder");
        }
        return flag[0] == 1;
    }
}
