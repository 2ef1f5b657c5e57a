package org.protogcn.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where one contender's time goes, found by looking at what it is doing every few milliseconds.
 *
 * @param millis of a step and clip, by stage
 */
record Profile(Variant variant, Setting setting, Map<String, Double> millis) {
    private static final String OURS = "org.protogcn.training.";
    private static final String DRIVER = OurContender.class.getName();
    private static final String BETWEEN = "joins, sums, the rest";
    private static final Map<String, String> STAGES = Map.ofEntries(
            Map.entry("network.Conv", "convolutions"),
            Map.entry("network.Norm", "batch norms, rectifiers"),
            Map.entry("network.Moments", "batch norms, rectifiers"),
            Map.entry("network.GraphConvolution", "graph products"),
            Map.entry("network.Topology", "topologies"),
            Map.entry("network.VirtualJoint", "virtual joint"),
            Map.entry("network.TemporalConvolution", "pooling, parting of branches"),
            Map.entry("network.PrototypeBranch", "prototype branch"),
            Map.entry("network.Dropout", "prototype branch"),
            Map.entry("network.Means", "means"),
            Map.entry("network.Crowd", "means"),
            Map.entry("loss.ContrastiveLoss", "losses, classifier"),
            Map.entry("optimize.Sgd", "optimiser"));

    /** Of so many runs, after some that do not count. */
    static Profile of(Variant variant, Setting setting, Contender contender, Batch batch, int rounds) {
        for (int i = 0; i < rounds; i++) {
            Turns.millis(contender, c -> setting.task().run(c, batch));
        }
        Map<String, Double> millis = new TreeMap<>();
        try (StackSampler sampler = StackSampler.of(Thread.currentThread(), Profile::stage)) {
            double total = 0;
            for (int i = 0; i < rounds; i++) {
                total += Turns.millis(contender, c -> setting.task().run(c, batch));
            }
            double perClip = total / rounds / setting.clips();
            sampler.shares().forEach((stage, share) -> millis.put(stage, share * perClip));
        }
        return new Profile(variant, setting, millis);
    }

    /** Named after the innermost part of the network at work; what only serves others does not count. */
    static String stage(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            if (name.equals(DRIVER)) {
                return STAGES.get("loss.ContrastiveLoss");
            }
            if (name.startsWith(OURS) && !isService(name)) {
                return STAGES.getOrDefault(outer(name), BETWEEN);
            }
        }
        return BETWEEN;
    }

    private static boolean isService(String name) {
        return name.startsWith(OURS + "tensor.") || name.startsWith(OURS + "tape.");
    }

    /** The class with its last package, without what is nested in it. */
    private static String outer(String name) {
        int end = name.indexOf('$');
        return name.substring(OURS.length(), end < 0 ? name.length() : end);
    }

    /** The longest first. */
    List<Map.Entry<String, Double>> stages() {
        return millis.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
    }

    double total() {
        return millis.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
