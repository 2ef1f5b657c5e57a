package org.protogcn.format.recordings;

import java.nio.file.Path;
import java.util.ArrayList;
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
 * MSR-Action3D: text files {@code aXX_sYY_eZZ_skeleton3D.txt} in real-world coordinates, one joint a line as
 * {@code x y z confidence}, 20 lines a frame.
 *
 * <p>Clips are {@code [1,T,20,3]} FLOAT32 in the joint order of kinect20; the confidence is left out, as 3-D clips have
 * none. A recording without any tracked frame is left out; single frames of zeros stay, preparation drops them.
 */
public final class MsrAction3dFormat implements ClipFormat {
    private static final Pattern NAME =
            Pattern.compile("(?<id>a(?<action>\\d{2})_s(?<subject>\\d{2})_e\\d{2})_skeleton3D\\.txt");

    private static final List<String> CLASS_NAMES = List.of(
            "high arm wave",
            "horizontal arm wave",
            "hammer",
            "hand catch",
            "forward punch",
            "high throw",
            "draw x",
            "draw tick",
            "draw circle",
            "hand clap",
            "two hand wave",
            "side boxing",
            "bend",
            "forward kick",
            "side kick",
            "jogging",
            "tennis swing",
            "tennis serve",
            "golf swing",
            "pick up and throw");

    /** For every joint of kinect20 its line in a frame of the file, from 0. */
    private static final int[] LINE_OF = {6, 3, 2, 19, 0, 7, 9, 11, 1, 8, 10, 12, 4, 13, 15, 17, 5, 14, 16, 18};

    private static final int JOINTS = LINE_OF.length;

    @Override
    public String name() {
        return "msr-action3d";
    }

    @Override
    public String description() {
        return "MSR-Action3D; SOURCE is the folder with real_world_coordinates/aXX_sYY_eZZ_skeleton3D.txt";
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return Recogniser.of(source, NAME, file -> keypoints(file).frames() > 0);
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        SkeletonLayout layout = FixedLayout.kinect20(options);
        SplitLists splits = SplitLists.bySubject();
        TrackingLoss loss = new TrackingLoss();
        for (RecordingFile file : RecordingFile.list(
                RecordingFile.folder(source, "real_world_coordinates"), NAME, "a01_s01_e01_skeleton3D.txt")) {
            int label = file.label("action", CLASS_NAMES.size());
            Keypoints keypoints = keypoints(file.path());
            if (loss.accepts(file.id(), keypoints)) {
                clips.accept(new Clip(file.id(), label, keypoints));
                splits.addSubject(file.number("subject"), file.id());
            }
        }
        return new SourceSummary(layout, CLASS_NAMES, splits.toMap(), loss.notes());
    }

    private static Keypoints keypoints(Path file) {
        List<String> lines = RecordingFile.lines(file);
        if (lines.size() % JOINTS != 0) {
            throw new InvalidInputException(file + " has " + lines.size() + " lines, which is no multiple of the "
                    + JOINTS + " joints; unpack the dataset again");
        }
        int frames = SinglePerson.requireFrames(file, lines.size() / JOINTS);
        double[] values = new double[frames * JOINTS * 3]; // [T,V,3]
        for (int i = 0; i < frames * JOINTS; i++) {
            int line = i / JOINTS * JOINTS + LINE_OF[i % JOINTS];
            System.arraycopy(NumberLine.parse(file, line + 1, lines.get(line), 4), 0, values, i * 3, 3);
        }
        return SinglePerson.of(file, frames, JOINTS, 3, values);
    }

    /** Counts the frames in which the sensor saw nobody. */
    private static final class TrackingLoss {
        private final List<String> lost = new ArrayList<>();
        private int clips;
        private int frames;

        boolean accepts(String id, Keypoints keypoints) {
            int zeros = SinglePerson.zeroFrames(keypoints);
            if (zeros == keypoints.frames()) {
                lost.add(id);
                return false;
            }
            clips += zeros > 0 ? 1 : 0;
            frames += zeros;
            return true;
        }

        List<String> notes() {
            List<String> notes = new ArrayList<>();
            if (!lost.isEmpty()) {
                notes.add("Left out " + lost.size() + " recording(s) in which every coordinate is 0: "
                        + String.join(", ", lost) + ".");
            }
            if (frames > 0) {
                notes.add("Kept " + frames + " frame(s) of zeros in " + clips
                        + " clip(s); preparation drops such frames.");
            }
            return notes;
        }
    }
}
