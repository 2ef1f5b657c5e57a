package org.protogcn.inspect;

/** How much a finding matters. */
public enum Severity {
    /** It spoils training, or makes its result untrue. */
    ERROR,
    /** Somebody should look at it before training. */
    WARNING,
    /** Worth knowing; many sound datasets have it. */
    NOTE
}
