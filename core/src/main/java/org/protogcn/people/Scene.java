package org.protogcn.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.protogcn.InvalidInputException;

/**
 * One recording: for each frame, in any order, the people detected in it. Frames that the source passes over showed
 * nobody; if it passes over the same number of them throughout, only every n-th was looked at, and those are the frames.
 */
public final class Scene {
    private static final int MAX_FRAMES = 100_000;
    /** In floats: 256 MiB. */
    private static final long MAX_NUMBERS = 1L << 26;

    private final String name;
    private final TreeMap<Long, List<Detection>> frames = new TreeMap<>();
    private long numbers;

    /**
     * An empty recording.
     *
     * @param name what to call it in an error: the file or folder it comes from
     */
    public Scene(String name) {
        this.name = name;
    }

    /**
     * Says that there is a frame of this number, whether or not somebody is in it.
     *
     * @throws InvalidInputException if there are too many
     */
    public void frame(long number) {
        people(number);
    }

    /**
     * Adds a person to a frame.
     *
     * @throws InvalidInputException if the frame or the recording has too many
     */
    public void add(long number, Detection detection) {
        List<Detection> people = people(number);
        numbers += (long) detection.joints() * (detection.dimensions() + 1);
        if (people.size() == PersonTracker.MAX_DETECTIONS || numbers > MAX_NUMBERS) {
            throw new InvalidInputException(
                    name + ", frame " + number + ": there are more people than can be followed, "
                            + PersonTracker.MAX_DETECTIONS + " in a frame or " + MAX_NUMBERS
                            + " numbers in a recording; cut the recording or raise the estimator's threshold");
        }
        people.add(detection);
    }

    private List<Detection> people(long number) {
        List<Detection> people = frames.computeIfAbsent(number, unused -> new ArrayList<>());
        if (frames.size() > MAX_FRAMES) {
            throw new InvalidInputException(
                    name + " has more than " + MAX_FRAMES + " frames; cut the recording into several");
        }
        return people;
    }

    /** Whether there is no frame at all. */
    public boolean isEmpty() {
        return frames.isEmpty();
    }

    /** T: from the first frame to the last, those between that the source passes over included. */
    int length() {
        return frames.isEmpty() ? 0 : place(frames.lastKey(), step()) + 1;
    }

    /** The people of the recording, followed from frame to frame, in the order of their appearance. */
    List<Track> tracks(int gap) {
        List<Track> tracks = new ArrayList<>();
        PersonTracker tracker = new PersonTracker(gap);
        long step = step();
        for (Map.Entry<Long, List<Detection>> frame : frames.entrySet()) {
            int place = place(frame.getKey(), step);
            int[] persons = tracker.push(place, frame.getValue());
            for (int i = 0; i < persons.length; i++) {
                track(tracks, persons[i]).add(place, frame.getValue().get(i));
            }
        }
        tracks.removeIf(track -> track.size() == 0);
        return tracks;
    }

    private static Track track(List<Track> tracks, int person) {
        while (tracks.size() <= person) {
            tracks.add(new Track());
        }
        return tracks.get(person);
    }

    private int place(long number, long step) {
        long place = Math.subtractExact(number, frames.firstKey()) / step;
        if (place >= MAX_FRAMES) {
            throw new InvalidInputException(name + ": the frames " + frames.firstKey() + " and " + number
                    + " are too far apart for one recording; number the frames of each recording one by one");
        }
        return (int) place;
    }

    /** The greatest common divisor of the distances between neighbouring frames. */
    private long step() {
        long step = 0;
        long previous = frames.firstKey();
        for (long number : frames.keySet()) {
            step = divisor(step, number - previous);
            previous = number;
        }
        return Math.max(1, step);
    }

    private static long divisor(long a, long b) {
        return b == 0 ? a : divisor(b, a % b);
    }
}
