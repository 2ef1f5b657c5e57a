package org.protogcn.training.explain;

import java.util.Locale;

/** The parts of a topology, as the paper names them. */
public enum TopologyKind {
    /** A_0, learned once for all clips; the mean over heads. */
    STATIC("A_0"),
    /** A_intra, found in a clip and the same for all channels of a head; the mean over heads. */
    INTRA("A_intra"),
    /** A_inter, found in a clip for every channel; the mean over heads and channels. */
    INTER("A_inter"),
    /** The sum of the three, by which a block mixes the joints. */
    WHOLE("A"),
    /** The last block's A_intra + A_inter, put together again from prototypes; the mean over channels. */
    RECONSTRUCTED("reconstructed A");

    private final String symbol;

    TopologyKind(String symbol) {
        this.symbol = symbol;
    }

    /** As in the paper's formulas. */
    public String symbol() {
        return symbol;
    }

    /** As in file names. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
