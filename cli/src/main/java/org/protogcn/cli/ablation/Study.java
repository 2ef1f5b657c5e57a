package org.protogcn.cli.ablation;

import java.util.List;
import java.util.stream.Stream;

/** The ablations of the paper, in the order of its tables and figures. */
public enum Study {
    /**
     * Table 3: Motion Topology Enhancement (MTE), the class-specific contrastive loss (CSCL) and the Prototype
     * Reconstruction Network (PRN). Without PRN, the contrastive loss sees the topology itself; without CSCL, nothing
     * reads what PRN makes, so that its switch stays on and rows without CSCL share their runs.
     */
    COMPONENTS(
            component("baseline", false, false, true),
            component("+ MTE", true, false, true),
            component("+ MTE + CSCL", true, true, false),
            component("+ MTE + PRN", true, false, true),
            component("+ MTE + PRN + CSCL", true, true, true)),
    /**
     * Table 4, left: the objectives of others in the place of prototypes and their loss, with the weight and the
     * temperature of their published implementations (docs/ablations.md says which). They contrast what MTE finds, so that all rows but the first have it.
     */
    OBJECTIVES(
            component("baseline", false, false, true),
            component("+ MTE", true, false, true),
            rival("+ MTE + SkeletonGCL", "skeleton_gcl", "1", "0.8"),
            rival("+ MTE + FR-Head", "fr_head", "0.1", "0.125"),
            component("+ MTE + PRN + CSCL", true, true, true)),
    /** Table 4, right: the parts of the topology that are found in the clip at hand. */
    TOPOLOGIES(
            topology("complete", true, true),
            topology("w/o A_intra", false, true),
            topology("w/o A_inter", true, false),
            topology("w/o A_intra, A_inter", false, false)),
    /** Figure 3: the weight of the contrastive loss. */
    LAMBDA(values("loss.lambda", "0.1", "0.2", "0.3", "0.4", "0.5")),
    /** Figure 3: rows of the prototype memory. */
    PROTOTYPES(values("network.prototypes", "20", "50", "100", "200", "400"));

    private final List<Variant> variants;

    Study(Variant... variants) {
        this.variants = List.of(variants);
    }

    public List<Variant> variants() {
        return variants;
    }

    private static Variant component(String label, boolean mte, boolean cscl, boolean prn) {
        return new Variant(
                label,
                List.of(
                        "network.intra=" + mte,
                        "network.inter=" + mte,
                        "loss.contrastive=" + cscl,
                        "network.reconstruction=" + prn));
    }

    private static Variant rival(String label, String kind, String lambda, String temperature) {
        Variant objective = new Variant(
                "", List.of("loss.kind=" + kind, "loss.lambda=" + lambda, "loss.temperature=" + temperature));
        return component(label, true, true, false).and(objective);
    }

    private static Variant topology(String label, boolean intra, boolean inter) {
        return new Variant(label, List.of("network.intra=" + intra, "network.inter=" + inter));
    }

    private static Variant[] values(String key, String... values) {
        return Stream.of(values).map(value -> Grid.variant(key, value)).toArray(Variant[]::new);
    }
}
