package org.protogcn.training.network;

import java.util.Optional;
import org.protogcn.training.tape.Value;

/**
 * What the backbone makes of clips.
 *
 * @param sequences what it began with, {@code [N,T,V,3]}
 * @param pooled {@code [B,C]}
 * @param topology of the last block, A_intra + A_inter, {@code [N,K*C',V,V]}, where the pass asks for it
 * @param reconstruction of that from prototypes, mean over channels, {@code [B,V*V]}
 */
record Features(Value sequences, Value pooled, Optional<Value> topology, Optional<Value> reconstruction) {
    static Features of(Value sequences, Value pooled) {
        return new Features(sequences, pooled, Optional.empty(), Optional.empty());
    }
}
