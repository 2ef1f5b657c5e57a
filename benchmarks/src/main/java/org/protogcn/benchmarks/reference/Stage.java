package org.protogcn.benchmarks.reference;

/** A kind of work that a training step consists of, the way forward and the way back together. */
public enum Stage {
    CONVOLUTIONS("convolutions"),
    NORMS("batch norms, rectifiers"),
    GRAPH_PRODUCTS("graph products"),
    TOPOLOGIES("topologies"),
    MEANS("means"),
    VIRTUAL_JOINT("virtual joint"),
    BRANCHES("pooling, parting of branches"),
    REST("joins, sums, the rest"),
    PROTOTYPES("prototype branch"),
    LOSSES("losses, classifier"),
    OPTIMISER("optimiser");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
