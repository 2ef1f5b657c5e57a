package org.protogcn.benchmarks.reference;

import org.bytedeco.pytorch.Tensor;

/** Sees the output of each module as it is computed, and hears what kind of work has just been done. */
@FunctionalInterface
public interface Observer {
    /** Looks at nothing. */
    Observer NONE = (module, value) -> {};

    /** @param value valid during the call only; a clone outlives it */
    void saw(String module, Tensor value);

    /** All that was done since the last call was work of this kind. */
    default void did(Stage stage) {}

    /**
     * The same.
     *
     * @param result what came out: on the way back the same work begins as soon as its gradient is there
     */
    default void did(Stage stage, Tensor result) {
        did(stage);
    }

    /** The way back has come to its end. */
    default void cameBack() {}
}
