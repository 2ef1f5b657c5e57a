package org.protogcn.benchmarks;

import java.util.Map;
import org.protogcn.benchmarks.reference.Stage;

/** Tells from a stack what the network that runs is doing. */
final class OurStages {
    private static final String OURS = "org.protogcn.training.";
    private static final String DRIVER = OurContender.class.getName();
    private static final Map<String, Stage> STAGES = Map.ofEntries(
            Map.entry("network.Conv", Stage.CONVOLUTIONS),
            Map.entry("network.Window", Stage.CONVOLUTIONS),
            Map.entry("network.PointGradient", Stage.CONVOLUTIONS),
            Map.entry("network.PointProduct", Stage.CONVOLUTIONS),
            Map.entry("network.Frames", Stage.CONVOLUTIONS),
            Map.entry("network.Norm", Stage.NORMS),
            Map.entry("network.Ending", Stage.NORMS),
            Map.entry("network.Moments", Stage.NORMS),
            Map.entry("network.GraphConvolution", Stage.GRAPH_PRODUCTS),
            Map.entry("network.Topology", Stage.TOPOLOGIES),
            Map.entry("network.VirtualJoint", Stage.VIRTUAL_JOINT),
            Map.entry("network.TemporalConvolution", Stage.BRANCHES),
            Map.entry("network.PrototypeBranch", Stage.PROTOTYPES),
            Map.entry("network.Dropout", Stage.PROTOTYPES),
            Map.entry("network.Means", Stage.MEANS),
            Map.entry("network.Crowd", Stage.MEANS),
            Map.entry("network.Clips", Stage.MEANS),
            Map.entry("network.Head", Stage.LOSSES),
            Map.entry("loss.ContrastiveLoss", Stage.LOSSES),
            Map.entry("optimize.Sgd", Stage.OPTIMISER));

    private OurStages() {}

    /** Named after the innermost part of the network at work; what only serves others does not count. */
    static Stage of(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            if (name.equals(DRIVER)) {
                return Stage.LOSSES;
            }
            if (name.startsWith(OURS) && !isService(name)) {
                return STAGES.getOrDefault(outer(name), Stage.REST);
            }
        }
        return Stage.REST;
    }

    private static boolean isService(String name) {
        return name.startsWith(OURS + "tensor.")
                || name.startsWith(OURS + "tape.")
                || name.equals(OURS + "network.Weight");
    }

    /** The class with its last package, without what is nested in it. */
    private static String outer(String name) {
        int end = name.indexOf('$');
        return name.substring(OURS.length(), end < 0 ? name.length() : end);
    }
}
