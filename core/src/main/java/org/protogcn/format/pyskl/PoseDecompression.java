package org.protogcn.format.pyskl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.skeleton.Keypoints;

/**
 * Lays skeletons that come as one long list, each with the frame it belongs to, into persons and frames.
 *
 * <p>There are as many persons as the fullest frame has skeletons, in the order of the list. Where these are more than
 * {@code maxPersons}, every frame is ordered by the sum of its joints' scores, highest first, and the rest is cut.
 *
 * @param squeeze whether frames without any skeleton are left out
 * @param maxPersons the largest M
 */
public record PoseDecompression(boolean squeeze, int maxPersons) {
    /** As the published Kinetics benchmark does it. */
    public static final PoseDecompression KINETICS = new PoseDecompression(true, 10);

    /**
     * Skeletons laid out.
     *
     * @param keypoints {@code [M,T,V,2]}
     * @param scores {@code [M,T,V,1]}
     */
    public record Poses(Keypoints keypoints, Keypoints scores) {}

    /**
     * Lays out the skeletons of one clip.
     *
     * @param skeletons {@code [n,V,3]}: x, y, score
     * @param frames {@code [n]}: the frame of each skeleton, from 0
     * @param rows which of the n skeletons to take
     * @param totalFrames T, unless squeezed
     * @throws IllegalArgumentException if a frame is outside {@code totalFrames}
     */
    public Poses decompress(NdArray skeletons, long[] frames, int[] rows, int totalFrames) {
        List<List<Integer>> rowsByFrame = squeeze ? squeezed(frames, rows) : spread(frames, rows, totalFrames);
        int fullest = rowsByFrame.stream().mapToInt(List::size).max().orElse(0);
        if (fullest > maxPersons) {
            rowsByFrame.forEach(frame -> frame.sort(highestScoreFirst(skeletons)));
        }
        return lay(skeletons, rowsByFrame, Math.min(fullest, maxPersons));
    }

    private static List<List<Integer>> squeezed(long[] frames, int[] rows) {
        long[] present = Arrays.stream(rows)
                .mapToLong(row -> frames[row])
                .sorted()
                .distinct()
                .toArray();
        List<List<Integer>> result = emptyFrames(present.length);
        for (int row : rows) {
            result.get(Arrays.binarySearch(present, frames[row])).add(row);
        }
        return result;
    }

    private static List<List<Integer>> spread(long[] frames, int[] rows, int totalFrames) {
        List<List<Integer>> result = emptyFrames(totalFrames);
        for (int row : rows) {
            if (frames[row] < 0 || frames[row] >= totalFrames) {
                throw new IllegalArgumentException("frame " + frames[row] + " is not one of " + totalFrames);
            }
            result.get((int) frames[row]).add(row);
        }
        return result;
    }

    private static List<List<Integer>> emptyFrames(int count) {
        List<List<Integer>> frames = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            frames.add(new ArrayList<>(1));
        }
        return frames;
    }

    private static Comparator<Integer> highestScoreFirst(NdArray skeletons) {
        int joints = skeletons.dimension(1);
        return Comparator.comparingDouble(row -> -scoreSum(skeletons, row * joints, joints));
    }

    /** The sum as NumPy rounds it, because the order of persons hangs on ties: eight running sums, added in pairs. */
    private static double scoreSum(NdArray skeletons, int firstJoint, int joints) {
        DType steps = skeletons.type() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
        double[] lanes = new double[8];
        int paired = joints < 8 ? 0 : joints - joints % 8;
        for (int j = 0; j < paired; j++) {
            lanes[j % 8] = steps.round(lanes[j % 8] + score(skeletons, firstJoint + j));
        }
        for (int width = 1; width < 8; width *= 2) {
            for (int lane = 0; lane < 8; lane += 2 * width) {
                lanes[lane] = steps.round(lanes[lane] + lanes[lane + width]);
            }
        }
        double sum = lanes[0];
        for (int j = paired; j < joints; j++) {
            sum = steps.round(sum + score(skeletons, firstJoint + j));
        }
        return skeletons.type().round(sum);
    }

    private static double score(NdArray skeletons, int joint) {
        return skeletons.getDouble(joint * 3 + 2);
    }

    private static Poses lay(NdArray skeletons, List<List<Integer>> rowsByFrame, int persons) {
        int frames = rowsByFrame.size();
        int joints = skeletons.dimension(1);
        double[] xy = new double[Math.toIntExact((long) persons * frames * joints * 2)];
        double[] scores = new double[xy.length / 2];
        for (int t = 0; t < frames; t++) {
            List<Integer> rows = rowsByFrame.get(t);
            for (int m = 0; m < Math.min(rows.size(), persons); m++) {
                copy(skeletons, rows.get(m) * joints, xy, scores, (m * frames + t) * joints);
            }
        }
        return new Poses(
                new Keypoints(skeletons.type(), persons, frames, joints, 2, xy),
                new Keypoints(skeletons.type(), persons, frames, joints, 1, scores));
    }

    private static void copy(NdArray skeletons, int source, double[] xy, double[] scores, int target) {
        for (int v = 0; v < skeletons.dimension(1); v++) {
            xy[(target + v) * 2] = skeletons.getDouble((source + v) * 3);
            xy[(target + v) * 2 + 1] = skeletons.getDouble((source + v) * 3 + 1);
            scores[target + v] = score(skeletons, source + v);
        }
    }
}
