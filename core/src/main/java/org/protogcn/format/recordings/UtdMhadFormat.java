package org.protogcn.format.recordings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceSummary;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * The Kinect skeletons of UTD-MHAD: MAT v5 files {@code aA_sS_tT_skeleton.mat} with the variable {@code d_skel},
 * 20 joints x 3 coordinates x T frames, in metres.
 *
 * <p>Clips are {@code [1,T,20,3]} FLOAT32 in the joint order of kinect20.
 */
public final class UtdMhadFormat implements ClipFormat {
    private static final Pattern NAME =
            Pattern.compile("(?<id>a(?<action>\\d{1,2})_s(?<subject>\\d{1,2})_t\\d{1,2})_skeleton\\.mat");

    private static final List<String> CLASS_NAMES = List.of(
            "swipe left",
            "swipe right",
            "wave",
            "clap",
            "throw",
            "cross arms",
            "basketball shoot",
            "draw x",
            "draw circle clockwise",
            "draw circle counter-clockwise",
            "draw triangle",
            "bowling",
            "boxing",
            "baseball swing",
            "tennis swing",
            "arm curl",
            "tennis serve",
            "push",
            "knock on door",
            "catch",
            "pick up and throw",
            "jog",
            "walk",
            "sit to stand",
            "stand to sit",
            "lunge",
            "squat");

    /** For every joint of kinect20 its row in the file, which counts the trunk from the head downwards. */
    private static final int[] ROW_OF = {3, 2, 1, 0, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19};

    private static final int JOINTS = ROW_OF.length;

    @Override
    public String name() {
        return "utd-mhad";
    }

    @Override
    public String description() {
        return "UTD-MHAD skeletons; SOURCE is the folder with Skeleton/aA_sS_tT_skeleton.mat";
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return Recogniser.of(source, NAME, file -> keypoints(file).frames() > 0);
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        SkeletonLayout layout = FixedLayout.kinect20(options);
        SplitLists splits = SplitLists.bySubject();
        for (RecordingFile file :
                RecordingFile.list(RecordingFile.folder(source, "Skeleton"), NAME, "a1_s1_t1_skeleton.mat")) {
            clips.accept(new Clip(file.id(), file.label("action", CLASS_NAMES.size()), keypoints(file.path())));
            splits.addSubject(file.number("subject"), file.id());
        }
        return new SourceSummary(layout, CLASS_NAMES, splits.toMap(), List.of());
    }

    private static Keypoints keypoints(Path file) {
        MatVariables variables = MatVariables.read(file, "d_skel");
        int frames = SinglePerson.requireFrames(file, frames(file, variables.shape("d_skel")));
        double[] columns = variables.numbers("d_skel"); // [T,3,V]: MATLAB's first index runs fastest
        double[] values = new double[columns.length]; // [T,V,3]
        for (int i = 0; i < values.length; i++) {
            int frame = i / (JOINTS * 3);
            int joint = i / 3 % JOINTS;
            values[i] = columns[(frame * 3 + i % 3) * JOINTS + ROW_OF[joint]];
        }
        return SinglePerson.of(file, frames, JOINTS, 3, values);
    }

    /** A recording of one frame has lost its third axis, as all of MATLAB's arrays do. */
    private static int frames(Path file, List<Integer> shape) {
        if (shape.size() > 3 || shape.get(0) != JOINTS || shape.get(1) != 3) {
            throw new InvalidInputException(file + ": d_skel has the shape " + shape + ", expected [20, 3, frames];"
                    + " take the file out of the folder");
        }
        return shape.size() == 3 ? shape.get(2) : 1;
    }
}
