package org.protogcn.prepare;

import java.util.List;

/**
 * Clips that go through the network together. Handed over whole: whoever receives a batch owns its arrays.
 *
 * @param data {@code [B,M,T,V,3]} in training; at test every clip's samples in turn, {@code [B,clips,M,T,V,3]}
 * @param labels {@code [B]}
 * @param ids the clips' ids, B of them
 */
public record Batch(float[] data, long[] labels, List<String> ids) {
    /** B. */
    public int size() {
        return labels.length;
    }
}
