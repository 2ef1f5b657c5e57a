package org.protogcn.format.recordings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
 * UTKinect-Action3D: long recordings {@code joints_sXX_eYY.txt}, a frame a line as the frame's number and 20 times
 * {@code x y z} in metres, cut into actions by {@code actionLabel_modified.txt} or, where that is absent, by
 * {@code actionLabel.txt}.
 *
 * <p>Clips are {@code [1,T,20,3]} FLOAT32, one for each action of a recording, with ids such as {@code s01_e01_walk}. Of
 * frames with the same number the first counts.
 */
public final class UtKinectFormat implements ClipFormat {
    private static final Pattern NAME = Pattern.compile("joints_(?<id>s(?<subject>\\d{2})_e\\d{2})\\.txt");

    private static final int JOINTS = 20;

    @Override
    public String name() {
        return "utkinect";
    }

    @Override
    public String description() {
        return "UTKinect-Action3D; SOURCE is the folder with joints_sXX_eYY.txt and actionLabel_modified.txt";
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return Files.isRegularFile(list(source))
                ? Recogniser.of(source, NAME, UtKinectFormat::beginsWithAFrame)
                : Optional.empty();
    }

    private static boolean beginsWithAFrame(Path file) {
        return RecordingFile.lines(file).stream()
                .limit(1)
                .anyMatch(line -> NumberLine.parse(file, 1, line, 1 + JOINTS * 3).length > 0);
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        SkeletonLayout layout = FixedLayout.kinect20(options);
        Path list = list(source);
        Map<String, List<Segment>> segments = Segment.readAll(list);
        Reading reading = new Reading(list, clips);
        for (RecordingFile file : RecordingFile.list(source, NAME, "joints_s01_e01.txt")) {
            reading.read(file, segments.remove(file.id()));
        }
        reading.absent.addAll(segments.keySet());
        return new SourceSummary(layout, Segment.CLASS_NAMES, reading.splits.toMap(), reading.notes());
    }

    private static Path list(Path source) {
        Path corrected = source.resolve("actionLabel_modified.txt");
        return Files.exists(corrected) ? corrected : source.resolve("actionLabel.txt");
    }

    /** What has been read so far. */
    private static final class Reading {
        private final Path list;
        private final ClipSink clips;
        private final SplitLists splits = SplitLists.bySubject();
        private final List<String> empty = new ArrayList<>();
        private final List<String> unlisted = new ArrayList<>();
        private final List<String> absent = new ArrayList<>();
        private int repeated;

        Reading(Path list, ClipSink clips) {
            this.list = list;
            this.clips = clips;
        }

        void read(RecordingFile file, List<Segment> segments) {
            if (segments == null) {
                unlisted.add(file.id());
                return;
            }
            TreeMap<Integer, double[]> frames = frames(file.path());
            for (Segment segment : segments) {
                String id = file.id() + "_" + segment.action();
                Collection<double[]> part = segment.of(frames).values();
                if (part.isEmpty()) {
                    empty.add(id);
                } else {
                    clips.accept(new Clip(id, segment.label(), keypoints(file.path(), part)));
                    splits.addSubject(file.number("subject"), id);
                }
            }
        }

        private TreeMap<Integer, double[]> frames(Path file) {
            List<String> lines = RecordingFile.lines(file);
            SinglePerson.requireFrames(file, lines.size());
            TreeMap<Integer, double[]> frames = new TreeMap<>();
            for (int i = 0; i < lines.size(); i++) {
                double[] numbers = NumberLine.parse(file, i + 1, lines.get(i), 1 + JOINTS * 3);
                frames.putIfAbsent(frameNumber(file, i + 1, numbers[0]), numbers);
            }
            repeated += lines.size() - frames.size();
            return frames;
        }

        private static int frameNumber(Path file, int line, double number) {
            if (number != Math.rint(number) || number < 0 || number > Integer.MAX_VALUE) {
                throw new InvalidInputException(file + ", line " + line + ": " + number
                        + " is not the number of a frame; unpack the dataset again");
            }
            return (int) number;
        }

        private static Keypoints keypoints(Path file, Collection<double[]> lines) {
            double[] values = new double[lines.size() * JOINTS * 3]; // [T,V,3]
            int offset = 0;
            for (double[] line : lines) {
                System.arraycopy(line, 1, values, offset, JOINTS * 3);
                offset += JOINTS * 3;
            }
            return SinglePerson.of(file, lines.size(), JOINTS, 3, values);
        }

        List<String> notes() {
            List<String> notes = new ArrayList<>();
            notes.add("Cut the recordings by " + list.getFileName() + ".");
            if (!empty.isEmpty()) {
                notes.add("Left out " + empty.size() + " action(s) whose frames are not given or not there: "
                        + String.join(", ", empty) + ".");
            }
            if (!unlisted.isEmpty()) {
                notes.add("Left out recordings that the list does not name: " + String.join(", ", unlisted) + ".");
            }
            if (!absent.isEmpty()) {
                notes.add("Recordings of the list that are not in the folder: " + String.join(", ", absent) + ".");
            }
            if (repeated > 0) {
                notes.add("Dropped " + repeated + " frame(s) that repeat the number of an earlier one.");
            }
            return notes;
        }
    }
}
