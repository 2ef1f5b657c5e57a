package org.protogcn.training.explain;

import java.util.Comparator;

/**
 * Which topology of a network.
 *
 * @param layer the block, from 1
 */
public record TopologyKey(TopologyKind kind, int layer) implements Comparable<TopologyKey> {
    private static final Comparator<TopologyKey> ORDER =
            Comparator.comparingInt(TopologyKey::layer).thenComparing(TopologyKey::kind);

    /** As a title: {@code A_intra, block 10}. */
    public String title() {
        return kind == TopologyKind.RECONSTRUCTED ? kind.symbol() : kind.symbol() + ", block " + layer;
    }

    /** As part of a file's name: {@code intra-10}. */
    public String file() {
        return kind == TopologyKind.RECONSTRUCTED ? kind.key() : kind.key() + "-" + layer;
    }

    @Override
    public int compareTo(TopologyKey other) {
        return ORDER.compare(this, other);
    }
}
