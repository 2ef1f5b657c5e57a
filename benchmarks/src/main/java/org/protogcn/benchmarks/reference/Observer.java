package org.protogcn.benchmarks.reference;

import org.bytedeco.pytorch.Tensor;

/** Sees the output of each module as it is computed. */
@FunctionalInterface
public interface Observer {
    /** Looks at nothing. */
    Observer NONE = (module, value) -> {};

    /** @param value valid during the call only; a clone outlives it */
    void saw(String module, Tensor value);
}
