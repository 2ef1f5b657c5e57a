package org.protogcn.format.motion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.protogcn.InvalidInputException;
import org.protogcn.format.PoseArray;
import org.protogcn.format.motion.BvhSkeleton.Joint;
import org.protogcn.io.Reason;

/**
 * One BVH file.
 *
 * @param poses of all joints and ends, {@code [T][V,3]}
 * @param frameTime seconds from one frame of the file to the next
 */
record BvhRecording(BvhSkeleton skeleton, List<float[]> poses, double frameTime) {
    private static final int MAX_FRAMES = 10_000_000;

    /**
     * Reads a file.
     *
     * @param fps how many frames a second to keep, the one before each moment; 0 for all
     * @throws InvalidInputException naming file and line, if it is no BVH file
     */
    static BvhRecording read(Path file, int fps) {
        try (BvhWords words = BvhWords.open(file)) {
            BvhSkeleton skeleton = BvhSkeleton.read(words);
            words.expect("MOTION");
            words.expect("Frames:");
            int frames = words.count(MAX_FRAMES);
            words.expect("Frame");
            words.expect("Time:");
            double frameTime = words.number();
            if (skeleton.channelCount() == 0) {
                throw words.problem("the skeleton has no channels, so that nothing moves");
            }
            if (frames == 0 || fps > 0 && !(frameTime > 0)) {
                throw words.problem(frames + " frames of " + frameTime + " seconds are no motion");
            }
            double step = fps == 0 ? 1 : Math.max(1, 1 / (fps * frameTime));
            return new BvhRecording(skeleton, poses(words, skeleton, frames, step), frameTime);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    private static List<float[]> poses(BvhWords words, BvhSkeleton skeleton, int frames, double step) {
        Kinematics kinematics = new Kinematics(skeleton);
        double[] numbers = new double[skeleton.channelCount()];
        List<float[]> poses = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = words.number();
            }
            if (frame == (int) Math.floor(poses.size() * step + 1e-6)) {
                if ((long) poses.size() * skeleton.joints().size() * 3 > PoseArray.MOST) {
                    throw words.problem("more than " + PoseArray.MOST + " numbers; cut the recording into clips");
                }
                poses.add(flat(kinematics.positions(numbers)));
            }
        }
        return poses;
    }

    private static float[] flat(double[][] positions) {
        float[] pose = new float[positions.length * 3];
        for (int i = 0; i < pose.length; i++) {
            pose[i] = (float) positions[i / 3][i % 3];
        }
        return pose;
    }

    /**
     * The poses {@code [1,T,V,3]} of some joints.
     *
     * @param names of the joints, in the order of a layout; all are there
     * @param scale by which to multiply every coordinate
     */
    PoseArray poses(List<String> names, double scale) {
        List<String> all = skeleton.joints().stream().map(Joint::name).toList();
        double[] values = new double[poses.size() * names.size() * 3];
        for (int v = 0; v < names.size(); v++) {
            int joint = all.indexOf(names.get(v));
            for (int t = 0; t < poses.size(); t++) {
                for (int c = 0; c < 3; c++) {
                    values[(t * names.size() + v) * 3 + c] = poses.get(t)[joint * 3 + c] * scale;
                }
            }
        }
        return PoseArray.rounded(1, poses.size(), names.size(), 3, values);
    }
}
