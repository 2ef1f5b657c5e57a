package org.protogcn.prepare;

import java.util.List;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayout.ScoreRule;
import org.protogcn.skeleton.Stream;

/**
 * What a stream's network sees of the joints. Differences are taken in the type of the clip; bones and k-bones are kept
 * as FLOAT32, joints and their motion in the clip's type. Channel 2 of a 2-D clip is a score and follows its own rule.
 */
final class StreamFeatures {
    private static final int SCORE = 2;

    private final Stream stream;
    private final boolean planar;
    private final ScoreRule rule;
    private final int[] partners;

    StreamFeatures(SkeletonLayout layout, Stream stream) {
        this.stream = stream;
        this.planar = layout.dimensions() == 2;
        this.rule = layout.kBoneScores();
        this.partners = toArray(stream.source() == Stream.K ? layout.kBones() : layout.bones());
    }

    private static int[] toArray(List<Integer> indices) {
        return indices.stream().mapToInt(Integer::intValue).toArray();
    }

    /** {@code [M,T,V,3]} to {@code [M,T,V,3]}. */
    Keypoints of(Keypoints joints) {
        Keypoints source = stream.source() == Stream.J ? joints : bones(joints);
        return stream.isMotion() ? motion(source) : source;
    }

    private Keypoints bones(Keypoints joints) {
        DType type = joints.type();
        boolean meanScore = planar && (stream.source() == Stream.B || rule == ScoreRule.MEAN);
        double[] values = joints.values();
        double[] bones = new double[values.length];
        int frameSize = 3 * partners.length;
        for (int frame = 0; frame < values.length; frame += frameSize) {
            for (int joint = 0; joint < partners.length; joint++) {
                int end = frame + 3 * joint;
                int start = frame + 3 * partners[joint];
                for (int c = 0; c < 3; c++) {
                    double bone = meanScore && c == SCORE
                            ? Means.of(values[end + c], values[start + c], type)
                            : type.round(values[end + c] - values[start + c]);
                    bones[end + c] = DType.FLOAT32.round(bone);
                }
            }
        }
        return new Keypoints(
                DType.FLOAT32, joints.persons(), joints.frames(), joints.joints(), joints.channels(), bones);
    }

    /** The next frame minus this one; a person's last frame has no next and is zero. */
    private Keypoints motion(Keypoints source) {
        DType type = source.type();
        boolean meanScore = planar && rule == ScoreRule.MEAN;
        double[] values = source.values();
        double[] motion = new double[values.length];
        int frameSize = 3 * source.joints();
        for (int person = 0; person < source.persons(); person++) {
            int start = source.offset(person, 0, 0);
            int end = start + (source.frames() - 1) * frameSize;
            for (int i = start; i < end; i++) {
                double next = values[i + frameSize];
                motion[i] = meanScore && (i - start) % 3 == SCORE
                        ? Means.of(values[i], next, type)
                        : type.round(next - values[i]);
            }
        }
        return source.withValues(motion);
    }

    /**
     * What has to follow each frame of a 2-D clip for its motion to come out: the next frame, and after the last one
     * whatever yields zero.
     */
    Keypoints following(Keypoints joints) {
        double[] values = joints.values();
        double[] following = values.clone();
        int frameSize = 3 * joints.joints();
        for (int person = 0; person < joints.persons(); person++) {
            int start = joints.offset(person, 0, 0);
            int last = start + (joints.frames() - 1) * frameSize;
            System.arraycopy(values, start + frameSize, following, start, last - start);
            for (int i = last + SCORE; rule == ScoreRule.MEAN && i < last + frameSize; i += 3) {
                following[i] = -values[i];
            }
        }
        return joints.withValues(following);
    }
}
