package org.protogcn.runtime.live;

import org.protogcn.InvalidInputException;

/**
 * How a live recogniser watches.
 *
 * @param window frames that a decision looks back on
 * @param stride frames from one decision on a person to the next; a little more where many are due at once
 * @param warmUp frames a person must have been seen before the first decision
 * @param forget frames after which a person who is not seen any more is forgotten
 * @param people windows held at most; the person not seen for longest gives way to a new one
 * @param smoothing weight of the past in the scores that events are made of: 0 takes each decision as it is
 * @param start smoothed score at which an action starts
 * @param end smoothed score below which it ends; lower than {@code start}, so that it does not flicker
 */
public record LiveOptions(
        int window, int stride, int warmUp, int forget, int people, double smoothing, double start, double end) {
    private static final int MOST = 1_000_000;

    public static final LiveOptions DEFAULT = new LiveOptions(100, 10, 30, 30, 100, 0.5, 0.5, 0.3);

    public LiveOptions {
        requireBetween("window", window, 1, MOST);
        requireBetween("stride", stride, 1, MOST);
        requireBetween("warm-up", warmUp, 1, window);
        requireBetween("forget", forget, 1, MOST);
        requireBetween("people", people, 1, MOST);
        requireBetween("smoothing", smoothing, 0, 0.999);
        requireBetween("start", start, 0, 1);
        requireBetween("end", end, 0, start);
    }

    private static void requireBetween(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new InvalidInputException(
                    "live option " + name + " is " + value + "; it lies between " + least + " and " + most);
        }
    }

    public LiveOptions withWindow(int frames, int warm) {
        return new LiveOptions(frames, stride, warm, forget, people, smoothing, start, end);
    }

    public LiveOptions withStride(int frames) {
        return new LiveOptions(window, frames, warmUp, forget, people, smoothing, start, end);
    }

    public LiveOptions withPeople(int most) {
        return new LiveOptions(window, stride, warmUp, forget, most, smoothing, start, end);
    }

    public LiveOptions forgettingAfter(int frames) {
        return new LiveOptions(window, stride, warmUp, frames, people, smoothing, start, end);
    }

    public LiveOptions withEvents(double smooth, double from, double to) {
        return new LiveOptions(window, stride, warmUp, forget, people, smooth, from, to);
    }
}
