package org.protogcn.runtime.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.protogcn.people.Detection;
import org.protogcn.people.PersonTracker;
import org.protogcn.skeleton.SkeletonLayout;

/** A camera or recording with people in it, who bear numbers or are followed. */
final class Source {
    private final String name;
    private final Optional<PersonTracker> tracker;
    private final long firstNumber;
    private final Map<Long, Person> people = new LinkedHashMap<>();
    private long last;

    private Source(String name, Optional<PersonTracker> tracker, long firstNumber, long last) {
        this.name = name;
        this.tracker = tracker;
        this.firstNumber = firstNumber;
        this.last = last;
    }

    /**
     * A source that begins with a frame.
     *
     * @param forget frames after which a person not seen any more is somebody new
     * @param unused the first number that may be given to somebody who is followed
     */
    static Source of(LiveFrame first, int forget, long unused) {
        boolean named = first.people().get(0).person().isPresent();
        Optional<PersonTracker> tracker = named ? Optional.empty() : Optional.of(new PersonTracker(forget - 1));
        return new Source(first.source(), tracker, unused, first.number() - 1);
    }

    String name() {
        return name;
    }

    /** Whether its people bear numbers, rather than being followed. */
    boolean isNamed() {
        return tracker.isEmpty();
    }

    /** The last frame with somebody in it. */
    long last() {
        return last;
    }

    Optional<Person> person(long number) {
        return Optional.ofNullable(people.get(number));
    }

    Collection<Person> people() {
        return people.values();
    }

    boolean isEmpty() {
        return people.isEmpty();
    }

    void add(Person person) {
        people.put(person.number(), person);
    }

    void remove(Person person) {
        people.remove(person.number());
    }

    /** The number of everybody in the next frame. */
    long[] identify(LiveFrame frame, SkeletonLayout layout) {
        last = frame.number();
        List<LiveFrame.Pose> poses = frame.people();
        return tracker.map(known -> follow(known, frame, layout)).orElseGet(() -> poses.stream()
                .mapToLong(pose -> pose.person().orElseThrow())
                .toArray());
    }

    private long[] follow(PersonTracker known, LiveFrame frame, SkeletonLayout layout) {
        List<Detection> detections = new ArrayList<>();
        frame.people().forEach(pose -> detections.add(detection(pose, layout)));
        int[] found = known.push(frame.number(), detections);
        long[] numbers = new long[found.length];
        for (int i = 0; i < found.length; i++) {
            numbers[i] = firstNumber + found[i];
        }
        return numbers;
    }

    private static Detection detection(LiveFrame.Pose pose, SkeletonLayout layout) {
        float[] coordinates = new float[pose.keypoints().length];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = (float) pose.keypoints()[i];
        }
        return new Detection(
                coordinates, pose.confidences(layout.size()), Optional.empty(), Optional.empty(), OptionalLong.empty());
    }
}
