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
        double[] values = joints.values();
        double[] bones = new double[values.length];
        int frameSize = 3 * partners.length;
        for (int frame = 0; frame < values.length; frame += frameSize) {
            for (int joint = 0; joint < partners.length; joint++) {
                int end = frame + 3 * joint;
                int start = frame + 3 * partners[joint];
                bones[end] = values[end] - values[start];
                bones[end + 1] = values[end + 1] - values[start + 1];
                bones[end + 2] = values[end + 2] - values[start + 2];
            }
        }
        joints.type().roundAll(bones);
        if (planar && (stream.source() == Stream.B || rule == ScoreRule.MEAN)) {
            meanBoneScores(values, bones, joints.type());
        }
        DType.FLOAT32.roundAll(bones);
        return new Keypoints(
                DType.FLOAT32, joints.persons(), joints.frames(), joints.joints(), joints.channels(), bones);
    }

    private void meanBoneScores(double[] values, double[] bones, DType type) {
        int frameSize = 3 * partners.length;
        for (int frame = SCORE; frame < values.length; frame += frameSize) {
            for (int joint = 0; joint < partners.length; joint++) {
                int end = frame + 3 * joint;
                bones[end] = Means.of(values[end], values[frame + 3 * partners[joint]], type);
            }
        }
    }

    /** The next frame minus this one; a person's last frame has no next and is zero. */
    private Keypoints motion(Keypoints source) {
        DType type = source.type();
        double[] values = source.values();
        double[] motion = new double[values.length];
        int frameSize = 3 * source.joints();
        int personSize = frameSize * source.frames();
        for (int start = 0; start < values.length; start += personSize) {
            int end = start + personSize - frameSize;
            for (int i = start; i < end; i++) {
                motion[i] = values[i + frameSize] - values[i];
            }
        }
        type.roundAll(motion);
        if (planar && rule == ScoreRule.MEAN) {
            for (int start = 0; start < values.length; start += personSize) {
                int end = start + personSize - frameSize;
                for (int i = start + SCORE; i < end; i += 3) {
                    motion[i] = Means.of(values[i], values[i + frameSize], type);
                }
            }
        }
        return source.withValues(motion);
    }
}
