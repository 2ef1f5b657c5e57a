package org.protogcn.store.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import org.protogcn.random.Draws;
import org.protogcn.random.Permutations;
import org.protogcn.store.ClipStore;

/**
 * Draws splits of given shares so that every class is shared out alike. The same store, shares and seed give the same
 * splits.
 */
public final class RandomSplit {
    private final ClipStore store;
    private final Map<String, Double> shares;
    private final Draws draws;

    /**
     * A drawing.
     *
     * @param shares part name to its share; what is missing to 1 is in no part
     * @throws InvalidInputException if a share is not positive or they add up to more than 1
     */
    public RandomSplit(ClipStore store, Map<String, Double> shares, long seed) {
        this.store = store;
        this.shares = new LinkedHashMap<>(shares);
        this.draws = Draws.of(seed).split("split");
        requireShares();
    }

    private void requireShares() {
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        boolean positive = shares.values().stream().allMatch(share -> share > 0);
        if (!positive || !(sum <= 1 + 1e-9)) {
            throw new InvalidInputException("the shares " + shares + " add up to " + sum
                    + "; positive ones that add up to at most 1 are needed");
        }
    }

    /** Every clip on its own. */
    public Map<String, int[]> byClip() {
        TreeMap<Integer, List<Integer>> byClass = new TreeMap<>();
        IntStream.range(0, store.size())
                .forEach(clip -> byClass.computeIfAbsent(store.label(clip), label -> new ArrayList<>())
                        .add(clip));
        List<int[]> groups = new ArrayList<>();
        byClass.forEach((label, clips) -> {
            for (int place : Permutations.permutation(clips.size(), draws.split(label))) {
                groups.add(new int[] {clips.get(place)});
            }
        });
        return shared(groups);
    }

    /**
     * All clips of a subject on the same side.
     *
     * @param subject what of an id names its subject: the first group of the expression, or all that matches
     * @throws InvalidInputException if an id does not match, or there are too few subjects
     */
    public Map<String, int[]> bySubject(Pattern subject) {
        TreeMap<String, List<Integer>> bySubject = new TreeMap<>();
        for (int clip = 0; clip < store.size(); clip++) {
            bySubject
                    .computeIfAbsent(subjectOf(store.id(clip), subject), name -> new ArrayList<>())
                    .add(clip);
        }
        List<int[]> subjects = bySubject.values().stream()
                .map(clips -> clips.stream().mapToInt(Integer::intValue).toArray())
                .toList();
        List<int[]> groups = new ArrayList<>();
        for (int place : Permutations.permutation(subjects.size(), draws.split("subjects"))) {
            groups.add(subjects.get(place));
        }
        // The large ones first: the small ones then even out what is left.
        groups.sort(Comparator.comparing((int[] clips) -> clips.length).reversed());
        return shared(groups);
    }

    private static String subjectOf(String id, Pattern subject) {
        Matcher matcher = subject.matcher(id);
        if (!matcher.find()) {
            throw new InvalidInputException(
                    "the id of clip " + id + " does not match the expression " + subject + " for its subject");
        }
        String name = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
        return name == null ? "" : name;
    }

    private Map<String, int[]> shared(List<int[]> groups) {
        SharingOut sharing = new SharingOut(store, shares);
        groups.forEach(sharing::add);
        Map<String, int[]> parts = sharing.parts();
        parts.forEach((name, clips) -> {
            if (clips.length == 0) {
                throw new InvalidInputException("the part " + name + " would have no clips, as there are only "
                        + groups.size() + " clips or subjects to share out; give it a larger share");
            }
        });
        return parts;
    }
}
