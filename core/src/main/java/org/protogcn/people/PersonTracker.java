package org.protogcn.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Follows people from frame to frame. Detections that bear a number from the source belong to the person of that number;
 * the others are assigned to the people seen lately, so that the sum of costs is least: the mean of how far the joints are
 * from where they should be by now, how little the boxes overlap, and how many joints were never seen before. Nobody can
 * be taken for somebody farther away than a share of his size, which grows while he is out of sight.
 *
 * <p>A number that stands twice in one frame names nobody and is ignored from then on; some estimators write 0 for all.
 *
 * <p>For one thread. Memory: how everybody looked who was seen during the last {@code gap} frames, {@value #MAX_TRACKS}
 * people at most, and {@value #MAX_IDS} numbers of the source.
 */
public final class PersonTracker {
    /** More people than this in one frame are refused. */
    public static final int MAX_DETECTIONS = 200;

    private static final int MAX_TRACKS = 1000;
    private static final int MAX_IDS = 10_000;

    /** How far somebody can be from where he was in the frame before, in sizes: the diagonal of his box. */
    private static final double REACH = 0.4;
    /** By what share of itself the reach grows in every frame out of sight, and how far. */
    private static final double GROWTH = 0.1;

    private static final double MOST_GROWTH = 2;

    /** What it costs to let somebody go, or to take somebody for new; no possible match costs more. */
    private static final double APART = 1;

    private final int gap;
    private final List<Person> people = new ArrayList<>();
    private final Map<Long, Person> named = lastUsed();
    private final Map<Long, Boolean> ambiguous = lastUsed();
    private int numbers;
    private long frame = Long.MIN_VALUE;

    private static final class Person {
        final int number;
        boolean named;
        Appearance appearance;

        Person(int number) {
            this.number = number;
        }
    }

    /**
     * A tracker that knows nobody yet.
     *
     * @param gap how many frames somebody may be out of sight and still be recognised
     */
    public PersonTracker(int gap) {
        if (gap < 0) {
            throw new IllegalArgumentException("the gap is " + gap + "; 0 or more frames are possible");
        }
        this.gap = gap;
    }

    private static <V> Map<Long, V> lastUsed() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
                return size() > MAX_IDS;
            }
        };
    }

    /**
     * Takes the next frame.
     *
     * @param number of the frame, greater than the one before; frames between them showed nobody
     * @param detections of one skeleton throughout, at most {@value #MAX_DETECTIONS}
     * @return for every detection the number of its person, from 0 in the order of appearance; no number twice
     */
    public int[] push(long number, List<Detection> detections) {
        if (number <= frame || detections.size() > MAX_DETECTIONS) {
            throw new IllegalArgumentException("frame " + number + " after " + frame + " with " + detections.size()
                    + " people; frames have to ascend and show at most " + MAX_DETECTIONS);
        }
        frame = number;
        forget();
        distrustRepeatedIds(detections);
        Person[] found = new Person[detections.size()];
        findNamed(detections, found);
        findNear(detections, found);
        int[] result = new int[found.length];
        for (int i = 0; i < found.length; i++) {
            result[i] = see(found[i] == null ? new Person(numbers++) : found[i], detections.get(i));
        }
        return result;
    }

    private void forget() {
        people.removeIf(person -> frame - person.appearance.frame() > gap + 1L);
        while (people.size() > MAX_TRACKS - MAX_DETECTIONS) {
            people.remove(0);
        }
    }

    private void distrustRepeatedIds(List<Detection> detections) {
        Map<Long, Integer> counts = new HashMap<>();
        for (Detection detection : detections) {
            detection.id().ifPresent(id -> counts.merge(id, 1, Integer::sum));
        }
        counts.forEach((id, count) -> {
            if (count > 1) {
                ambiguous.put(id, true);
                unname(id);
            }
        });
    }

    private void unname(long id) {
        Person person = named.remove(id);
        if (person != null) {
            person.named = false;
        }
    }

    private OptionalLong trustedId(Detection detection) {
        OptionalLong id = detection.id();
        return id.isPresent() && ambiguous.get(id.getAsLong()) == null ? id : OptionalLong.empty();
    }

    private void findNamed(List<Detection> detections, Person[] found) {
        for (int i = 0; i < found.length; i++) {
            OptionalLong id = trustedId(detections.get(i));
            if (id.isPresent()) {
                found[i] = named.computeIfAbsent(id.getAsLong(), unused -> new Person(numbers++));
                found[i].named = true;
            }
        }
    }

    private void findNear(List<Detection> detections, Person[] found) {
        List<Integer> open = IntStream.range(0, found.length)
                .filter(i -> found[i] == null)
                .boxed()
                .toList();
        List<Person> candidates =
                people.stream().filter(person -> !person.named).toList();
        double[][] costs = new double[open.size()][candidates.size()];
        for (int i = 0; i < open.size(); i++) {
            for (int j = 0; j < candidates.size(); j++) {
                costs[i][j] = cost(candidates.get(j), detections.get(open.get(i)));
            }
        }
        int[] assigned = Assignment.solve(costs);
        for (int i = 0; i < assigned.length; i++) {
            if (assigned[i] >= 0 && costs[i][assigned[i]] < APART) {
                found[open.get(i)] = candidates.get(assigned[i]);
            }
        }
    }

    private double cost(Person person, Detection detection) {
        Appearance appearance = person.appearance;
        double reach = REACH * Math.min(MOST_GROWTH, 1 + GROWTH * (frame - appearance.frame() - 1));
        double distance = appearance.distance(detection, frame) / reach;
        double parting = 1 - appearance.overlap(detection, frame);
        return distance >= 1 ? APART : (distance + parting + appearance.novelty(detection)) / 3;
    }

    private int see(Person person, Detection detection) {
        people.remove(person);
        people.add(person);
        if (person.appearance == null) {
            person.appearance = new Appearance(detection, frame);
        } else {
            person.appearance.update(detection, frame);
        }
        return person.number;
    }
}
