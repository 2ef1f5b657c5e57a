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
    private final double[] poses;
    private final double[] scores;
    private final int poseSize;
    private final int capacity;
    private long last;
    private int held;

    Window(SkeletonLayout layout, int capacity, long firstFrame) {
        this.layout = layout;
        this.poseSize = layout.size() * layout.dimensions();
        this.capacity = capacity;
        this.poses = new double[Math.multiplyExact(capacity, poseSize)];
        this.scores = new double[layout.dimensions() == 2 ? Math.multiplyExact(capacity, layout.size()) : 0];
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

    void put(long frame, LiveFrame.Pose pose) {
        advance(frame - 1);
        advance(frame);
        int place = place(frame);
        System.arraycopy(pose.keypoints(), 0, poses, place * poseSize, poseSize);
        if (scores.length > 0) {
            int start = place * layout.size();
            double[] given = pose.scores().orElseGet(() -> certain(pose.keypoints()));
            System.arraycopy(given, 0, scores, start, layout.size());
        }
    }

    /** A joint that is not at (0,0) counts as seen. */
    private double[] certain(double[] keypoints) {
        double[] certain = new double[layout.size()];
        Arrays.setAll(certain, v -> keypoints[2 * v] == 0 && keypoints[2 * v + 1] == 0 ? 0 : 1);
        return certain;
    }

    /** Lets time pass up to {@code frame}, with zeros. */
    void advance(long frame) {
        long steps = Math.min(frame - last, capacity);
        for (long number = frame - steps + 1; number <= frame; number++) {
            int place = place(number);
            Arrays.fill(poses, place * poseSize, (place + 1) * poseSize, 0);
            if (scores.length > 0) {
                Arrays.fill(scores, place * layout.size(), (place + 1) * layout.size(), 0);
            }
        }
        held = (int) Math.min(capacity, held + Math.max(0, frame - last));
        last = Math.max(last, frame);
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

    private Keypoints unrolled(double[] ring, int channels) {
        int size = layout.size() * channels;
        double[] values = new double[held * size];
        for (int t = 0; t < held; t++) {
            int start = place(first() + t) * size;
            for (int i = 0; i < size; i++) {
                values[t * size + i] = DType.FLOAT32.round(ring[start + i]);
            }
        }
        return new Keypoints(DType.FLOAT32, 1, held, layout.size(), channels, values);
    }
}
