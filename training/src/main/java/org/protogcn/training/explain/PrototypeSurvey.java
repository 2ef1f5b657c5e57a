package org.protogcn.training.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.protogcn.training.explain.PrototypeReport.ClipResponse;
import org.protogcn.training.explain.PrototypeReport.Duplicate;
import org.protogcn.training.explain.PrototypeReport.GroupResponse;
import org.protogcn.training.explain.PrototypeReport.PairResponse;
import org.protogcn.training.explain.PrototypeReport.Prototype;

/**
 * Gathers the responses of clips to prototypes, clip by clip. Holds sums and the few strongest clips of each prototype,
 * not the clips.
 *
 * <p>Letters: V joints, P prototypes.
 */
final class PrototypeSurvey {
    /** Strongest clips, pairs and groups of a prototype. */
    private static final int SHOWN = 5;
    /** The cosine from which on two prototypes count as the same. */
    private static final double ALIKE = 0.95;

    private final PrototypeMemory memory;
    private final List<String> joints;
    private final List<String> groups;
    private final int prototypes;
    private final double[][] sums; // [groups][P], of means over pairs
    private final int[] counts; // [groups]
    private final double[][] byPair; // [P][V*V]
    private final double[] greatest; // [P]
    private final boolean[] first; // [P]
    private final List<PriorityQueue<ClipResponse>> strongest = new ArrayList<>(); // [P]

    /** @param groups names of what the clips are grouped by */
    PrototypeSurvey(PrototypeMemory memory, List<String> joints, List<String> groups) {
        this.memory = memory;
        this.joints = joints;
        this.groups = groups;
        this.prototypes = memory.size();
        this.sums = new double[groups.size()][prototypes];
        this.counts = new int[groups.size()];
        this.byPair = new double[prototypes][joints.size() * joints.size()];
        this.greatest = new double[prototypes];
        this.first = new boolean[prototypes];
        IntStream.range(0, prototypes)
                .forEach(p -> strongest.add(new PriorityQueue<>(Comparator.comparingDouble(ClipResponse::response))));
    }

    /** Adds a clip's {@code [V·V·P]} responses. */
    void add(int group, String clip, double[] responses) {
        int pairs = responses.length / prototypes;
        int[] best = new int[prototypes];
        double[] means = new double[prototypes];
        for (int pair = 0; pair < pairs; pair++) {
            first[pair(responses, pair, best, means)] = true;
        }
        for (int p = 0; p < prototypes; p++) {
            means[p] /= pairs;
            double most = responses[best[p] * prototypes + p];
            greatest[p] = Math.max(greatest[p], most);
            remember(p, new ClipResponse(clip, groups.get(group), means[p] * prototypes, named(best[p], most)));
        }
        Topologies.add(means, sums[group]);
        counts[group]++;
    }

    /** Adds one pair's responses; the prototype that it prefers. */
    private int pair(double[] responses, int pair, int[] best, double[] means) {
        int preferred = 0;
        for (int p = 0; p < prototypes; p++) {
            double response = responses[pair * prototypes + p];
            byPair[p][pair] += response;
            means[p] += response;
            preferred = response > responses[pair * prototypes + preferred] ? p : preferred;
            best[p] = response > responses[best[p] * prototypes + p] ? pair : best[p];
        }
        return preferred;
    }

    private void remember(int prototype, ClipResponse response) {
        PriorityQueue<ClipResponse> queue = strongest.get(prototype);
        queue.add(response);
        if (queue.size() > SHOWN) {
            queue.remove();
        }
    }

    private PairResponse named(int pair, double response) {
        return new PairResponse(
                joints.get(pair / joints.size()), joints.get(pair % joints.size()), response * prototypes);
    }

    PrototypeReport report() {
        double[] shares = shares();
        return new PrototypeReport(
                effective(shares),
                numbers(p -> greatest[p] <= 1.0 / prototypes),
                numbers(p -> !first[p]),
                duplicates(memory.likeness()),
                groups,
                groupShares(),
                IntStream.range(0, prototypes)
                        .mapToObj(p -> prototype(p, shares[p]))
                        .toList());
    }

    private List<Integer> numbers(IntPredicate which) {
        return IntStream.range(0, prototypes).filter(which).boxed().toList();
    }

    /** Mean responses of all clips, times P. */
    private double[] shares() {
        double[] all = new double[prototypes];
        for (double[] sum : sums) {
            Topologies.add(sum, all);
        }
        return Topologies.times((double) prototypes / clips(), all);
    }

    private int clips() {
        return Math.max(1, IntStream.of(counts).sum());
    }

    private double[][] groupShares() {
        double[][] shares = new double[groups.size()][];
        for (int g = 0; g < shares.length; g++) {
            shares[g] = Topologies.times((double) prototypes / Math.max(1, counts[g]), sums[g]);
        }
        return shares;
    }

    static double effective(double[] shares) {
        double entropy = 0;
        for (double share : shares) {
            double p = share / shares.length;
            entropy -= p > 0 ? p * Math.log(p) : 0;
        }
        return Math.exp(entropy);
    }

    static List<Duplicate> duplicates(double[][] likeness) {
        List<Duplicate> duplicates = new ArrayList<>();
        for (int p = 0; p < likeness.length; p++) {
            for (int earlier = 0; earlier < p; earlier++) {
                if (likeness[p][earlier] >= ALIKE) {
                    duplicates.add(new Duplicate(p, earlier, likeness[p][earlier]));
                    break;
                }
            }
        }
        return duplicates;
    }

    private Prototype prototype(int number, double share) {
        double[] means = Topologies.times(1.0 / clips(), byPair[number]);
        List<ClipResponse> clips = strongest.get(number).stream()
                .sorted(Comparator.comparingDouble(ClipResponse::response).reversed())
                .toList();
        double[][] decoded = Topologies.square(memory.decoded(number, means));
        return new Prototype(number, share, decoded, clips, pairs(means), nearest(number, share));
    }

    private List<PairResponse> pairs(double[] means) {
        return IntStream.range(0, means.length)
                .boxed()
                .sorted(Comparator.comparingDouble(pair -> -means[pair]))
                .limit(SHOWN)
                .map(pair -> named(pair, means[pair]))
                .toList();
    }

    private List<GroupResponse> nearest(int prototype, double share) {
        return IntStream.range(0, groups.size())
                .filter(g -> counts[g] > 0)
                .mapToObj(g -> new GroupResponse(
                        groups.get(g), sums[g][prototype] / counts[g] * prototypes / Math.max(1e-12, share)))
                .sorted(Comparator.comparingDouble(GroupResponse::ratio).reversed())
                .limit(SHOWN)
                .toList();
    }
}
