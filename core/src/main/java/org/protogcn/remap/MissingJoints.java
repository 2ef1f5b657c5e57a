package org.protogcn.remap;

/** What becomes of a joint that the source has nothing for. */
public enum MissingJoints {
    /** The mapping is refused, with a sentence that names the joints. */
    REFUSE,
    /** It is zero, which everywhere means "not seen". */
    ZERO
}
