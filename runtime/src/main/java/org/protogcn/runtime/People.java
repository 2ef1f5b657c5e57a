package org.protogcn.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;

/** Clips of some of a clip's persons. */
final class People {
    private People() {}

    /** The persons who are seen in any frame. */
    static List<Integer> present(Clip clip) {
        return IntStream.range(0, clip.keypoints().persons())
                .filter(person -> isPresent(clip.keypoints(), person))
                .boxed()
                .toList();
    }

    private static boolean isPresent(Keypoints keypoints, int person) {
        int start = keypoints.offset(person, 0, 0);
        int end = start + keypoints.frames() * keypoints.joints() * keypoints.channels();
        return IntStream.range(start, end).anyMatch(i -> keypoints.values()[i] != 0);
    }

    /** Every two of some people. */
    static List<List<Integer>> pairs(List<Integer> people) {
        List<List<Integer>> pairs = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            for (int j = i + 1; j < people.size(); j++) {
                pairs.add(List.of(people.get(i), people.get(j)));
            }
        }
        return pairs;
    }

    /** The clip as if there had been nobody else. */
    static Clip only(Clip clip, List<Integer> persons) {
        Optional<Keypoints> scores = clip.scores().map(all -> only(all, persons));
        return new Clip(clip.id(), clip.label(), only(clip.keypoints(), persons), scores, clip.image());
    }

    private static Keypoints only(Keypoints all, List<Integer> persons) {
        int size = all.frames() * all.joints() * all.channels();
        double[] values = new double[persons.size() * size];
        for (int i = 0; i < persons.size(); i++) {
            System.arraycopy(all.values(), all.offset(persons.get(i), 0, 0), values, i * size, size);
        }
        return new Keypoints(all.type(), persons.size(), all.frames(), all.joints(), all.channels(), values);
    }
}
