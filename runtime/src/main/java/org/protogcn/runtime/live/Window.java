package org.protogcn.runtime.live;

import java.util.Arrays;
import java.util.Optional;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;

/** The last frames of one person, in a ring. Frames in which nobody saw the person are zeros. */
final class Window {
    private final SkeletonLayout layout;
    private final float[] poses; // [capacity,V,C]
    private final float[] scores; // [capacity,V]
    private final int poseSize;
    private final int capacity;
    private long last;
    private int held;

    Window(SkeletonLayout layout, int capacity, long firstFrame) {
        this.layout = layout;
        this.poseSize = layout.size() * layout.dimensions();
        this.capacity = capacity;
        this.poses = new float[Math.multiplyExact(capacity, poseSize)];
        this.scores = new float[layout.dimensions() == 2 ? Math.multiplyExact(capacity, layout.size()) : 0];
        this.last = firstFrame - 1;
    }

    /** Number of the last frame held. */
    long last() {
        return last;
    }

    /** Number of the first frame held. */
    long first() {
        return last - held + 1;
    }

    int held() {
        return held;
    }

    /** @param frame later than the last one held */
    void put(long frame, LiveFrame.Pose pose) {
        advance(frame);
        int start = place(frame) * poseSize;
        for (int i = 0; i < poseSize; i++) {
            poses[start + i] = (float) pose.keypoints()[i];
        }
        if (scores.length > 0) {
            int joints = layout.size();
            System.arraycopy(pose.confidences(joints), 0, scores, place(frame) * joints, joints);
        }
    }

    /** Lets time pass up to {@code frame}, with zeros. */
    private void advance(long frame) {
        long steps = Math.min(frame - last, capacity);
        for (long number = frame - steps + 1; number <= frame; number++) {
            int place = place(number);
            Arrays.fill(poses, place * poseSize, (place + 1) * poseSize, 0);
            if (scores.length > 0) {
                Arrays.fill(scores, place * layout.size(), (place + 1) * layout.size(), 0);
            }
        }
        held = (int) Math.min(capacity, held + frame - last);
        last = frame;
    }

    private int place(long frame) {
        return (int) Math.floorMod(frame, (long) capacity);
    }

    /** The frames held as a clip of one person, FLOAT32. */
    Clip clip(String id) {
        Keypoints keypoints = unrolled(poses, layout.dimensions());
        Optional<Keypoints> confidences = scores.length > 0 ? Optional.of(unrolled(scores, 1)) : Optional.empty();
        return new Clip(id, Clip.UNLABELLED, keypoints, confidences, Optional.empty());
    }

    private Keypoints unrolled(float[] ring, int channels) {
        int size = layout.size() * channels;
        double[] values = new double[held * size];
        int oldest = place(first()) * size;
        for (int i = 0; i < values.length; i++) {
            int place = oldest + i;
            values[i] = ring[place < ring.length ? place : place - ring.length];
        }
        return new Keypoints(DType.FLOAT32, 1, held, layout.size(), channels, values);
    }
}
