package org.protogcn.people;

import java.util.ArrayList;
import java.util.List;

/** One person throughout a recording: the frames in which he was detected, ascending, and as what. */
public final class Track {
    private final List<Integer> frames = new ArrayList<>();
    private final List<Detection> detections = new ArrayList<>();

    void add(int frame, Detection detection) {
        frames.add(frame);
        detections.add(detection);
    }

    /** The number of frames in which the person was detected. */
    public int size() {
        return frames.size();
    }

    /** The frame, from 0, of the person's detection {@code index}. */
    public int frame(int index) {
        return frames.get(index);
    }

    public Detection detection(int index) {
        return detections.get(index);
    }

    int first() {
        return frames.get(0);
    }

    int last() {
        return frames.get(frames.size() - 1);
    }

    /** The mean score of the person. */
    double score() {
        return detections.stream().mapToDouble(Detection::score).average().orElseThrow();
    }

    /** The sum, over all coordinates, of their variance in the frames in which the joint was seen. */
    double motion() {
        double sum = 0;
        for (int joint = 0; joint < detections.get(0).joints(); joint++) {
            for (int axis = 0; axis < detections.get(0).dimensions(); axis++) {
                sum += variance(joint, axis);
            }
        }
        return sum;
    }

    private double variance(int joint, int axis) {
        int count = 0;
        double mean = 0;
        double squares = 0;
        for (Detection detection : detections) {
            if (detection.isSeen(joint)) {
                double difference = detection.coordinate(joint, axis) - mean;
                mean += difference / ++count;
                squares += difference * (detection.coordinate(joint, axis) - mean);
            }
        }
        return count == 0 ? 0 : squares / count;
    }
}
