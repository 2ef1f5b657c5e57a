package org.protogcn.training.network;

import org.bytedeco.pytorch.Tensor;

/** Looks on while clips go through the blocks. */
@FunctionalInterface
public interface BlockObserver {
    /** Looks away. */
    BlockObserver NONE = (block, x) -> {};

    /**
     * A block begins.
     *
     * @param block its number, from 0
     * @param x what enters it, {@code [N,C,T,V]}; not to be changed, nor to be used once this method has returned
     */
    void enters(int block, Tensor x);
}
