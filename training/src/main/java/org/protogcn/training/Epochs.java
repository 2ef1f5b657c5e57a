package org.protogcn.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.protogcn.prepare.Visit;
import org.protogcn.random.Draws;
import org.protogcn.random.Permutations;
import org.protogcn.training.config.TrainingConfiguration.Sampling;

/**
 * Which clips the epochs of a run use, how often and in which order: functions of the seed and the epoch. All epochs are
 * of one length.
 */
final class Epochs {
    private final long seed;
    private final int[] clips;
    private final List<Quota> quotas;
    private final int size;

    /**
     * So many uses for these clips, divided among them as equally as can be.
     *
     * @param clips by their places in the split
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shown
    private record Quota(int[] clips, int uses) {}

    private Epochs(long seed, int[] clips, List<Quota> quotas) {
        this.seed = seed;
        this.clips = clips;
        this.quotas = quotas;
        this.size = Math.toIntExact(quotas.stream().mapToLong(Quota::uses).sum());
    }

    /**
     * @param clips of the split, by their numbers in the store
     * @param label of the clip with that number
     */
    static Epochs of(Sampling sampling, long seed, int[] clips, IntUnaryOperator label) {
        List<int[]> classes = sampling.kind() == Sampling.Kind.EPOCH ? List.of(all(clips)) : byClass(clips, label);
        List<Quota> quotas = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            quotas.add(new Quota(classes.get(i), uses(sampling, clips.length, classes, i)));
        }
        return new Epochs(seed, clips, quotas);
    }

    private static int[] all(int[] clips) {
        int[] places = new int[clips.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = i;
        }
        return places;
    }

    private static List<int[]> byClass(int[] clips, IntUnaryOperator label) {
        Map<Integer, List<Integer>> classes = new TreeMap<>();
        for (int place = 0; place < clips.length; place++) {
            classes.computeIfAbsent(label.applyAsInt(clips[place]), absent -> new ArrayList<>())
                    .add(place);
        }
        return classes.values().stream()
                .map(places -> places.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static int uses(Sampling sampling, int clips, List<int[]> classes, int which) {
        long all = Math.multiplyFull(clips, sampling.repeat());
        int size = classes.get(which).length;
        return Math.toIntExact(
                switch (sampling.kind()) {
                    case EPOCH -> all;
                    case CLASS_BALANCED -> all * (which + 1) / classes.size() - all * which / classes.size();
                    case REPEAT_FACTOR ->
                        Math.round(sampling.repeat() * size * factor(sampling.threshold(), (double) size / clips));
                });
    }

    private static double factor(double threshold, double share) {
        return Math.max(1, Math.sqrt(threshold / share));
    }

    /** Uses of clips in every epoch. */
    int size() {
        return size;
    }

    /** The uses of an epoch in its order. */
    Visit[] visits(int epoch) {
        Visit[] uses = new Visit[size];
        int count = 0;
        for (int i = 0; i < quotas.size(); i++) {
            Quota quota = quotas.get(i);
            int[] chosen =
                    chosen(quota, Draws.of(seed).split("sampling").split(epoch).split(i));
            for (int use = 0; use < quota.uses(); use++) {
                int clip = clips[chosen[use % chosen.length]];
                uses[count++] = new Visit(clip, use / chosen.length);
            }
        }
        return inOrder(uses, Draws.order(seed, epoch, size));
    }

    /** The clips of a quota, those first that are used once more than the others. */
    private static int[] chosen(Quota quota, Draws draws) {
        int[] chosen = quota.clips().clone();
        if (quota.uses() % chosen.length != 0) {
            Permutations.shuffle(chosen, draws);
        }
        return chosen;
    }

    private static Visit[] inOrder(Visit[] uses, int[] order) {
        Visit[] ordered = new Visit[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = uses[order[i]];
        }
        return ordered;
    }
}
