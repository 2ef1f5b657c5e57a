package org.protogcn.benchmarks.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.protogcn.array.DType;
import org.protogcn.runtime.live.LiveFrame;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;

/**
 * A stream of people, all of whom go through the same clips, one after another and round and round; everybody is at another
 * place in them.
 */
final class Crowd {
    static final String SOURCE = "camera";

    private final List<LiveFrame.Pose> reel;
    private final int people;

    private Crowd(List<LiveFrame.Pose> reel, int people) {
        this.reel = reel;
        this.people = people;
    }

    /** @param clips at least one, of whose persons the first counts */
    static Crowd of(List<Clip> clips, int people) {
        List<LiveFrame.Pose> reel = new ArrayList<>();
        for (Clip clip : clips) {
            for (int frame = 0; frame < clip.keypoints().frames(); frame++) {
                reel.add(pose(clip, frame));
            }
        }
        return new Crowd(reel, people);
    }

    private static LiveFrame.Pose pose(Clip clip, int frame) {
        double[] keypoints = values(clip.keypoints(), frame);
        return new LiveFrame.Pose(keypoints, clip.scores().map(scores -> values(scores, frame)));
    }

    private static double[] values(Keypoints all, int frame) {
        double[] values = new double[all.joints() * all.channels()];
        System.arraycopy(all.values(), all.offset(0, frame, 0), values, 0, values.length);
        return values;
    }

    int people() {
        return people;
    }

    LiveFrame frame(long number) {
        return frame(SOURCE, number, 0);
    }

    /** @param firstPerson the number of the first person; the others follow */
    LiveFrame frame(String source, long number, long firstPerson) {
        List<LiveFrame.Pose> poses = IntStream.range(0, people)
                .mapToObj(person -> numbered(firstPerson + person, pose(person, number)))
                .toList();
        return new LiveFrame(source, number, poses);
    }

    private static LiveFrame.Pose numbered(long person, LiveFrame.Pose pose) {
        return new LiveFrame.Pose(OptionalLong.of(person), pose.keypoints(), pose.scores());
    }

    LiveFrame unnumbered(String source, long number) {
        List<LiveFrame.Pose> poses = IntStream.range(0, people)
                .mapToObj(person -> pose(person, number))
                .toList();
        return new LiveFrame(source, number, poses);
    }

    private LiveFrame.Pose pose(long person, long frame) {
        return reel.get((int) ((person * reel.size() / people + frame) % reel.size()));
    }

    /** What a person does from one frame to another, cut from the clips themselves. */
    Clip clip(long person, long first, long last, int joints) {
        List<LiveFrame.Pose> poses = new ArrayList<>();
        for (long frame = first; frame <= last; frame++) {
            poses.add(pose(person, frame));
        }
        Keypoints keypoints =
                joined(poses.stream().map(LiveFrame.Pose::keypoints).toList(), joints);
        Optional<Keypoints> scores = poses.get(0)
                .scores()
                .map(unused -> joined(
                        poses.stream().map(pose -> pose.scores().orElseThrow()).toList(), joints));
        return new Clip(person + "/" + last, Clip.UNLABELLED, keypoints, scores, Optional.empty());
    }

    private static Keypoints joined(List<double[]> frames, int joints) {
        double[] values = frames.stream()
                .flatMapToDouble(Arrays::stream)
                .map(DType.FLOAT32::round)
                .toArray();
        int channels = frames.get(0).length / joints;
        return new Keypoints(DType.FLOAT32, 1, frames.size(), joints, channels, values);
    }
}
