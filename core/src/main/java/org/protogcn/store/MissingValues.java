package org.protogcn.store;

/** What becomes of a joint with a coordinate that is NaN or infinite. */
public enum MissingValues {
    /** The clip is refused, with a sentence that says where the value stands. */
    REFUSE,
    /** All coordinates of the joint become 0, which everywhere means "not seen"; the writer counts how many did. */
    ZERO
}
