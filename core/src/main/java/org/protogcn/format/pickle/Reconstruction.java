package org.protogcn.format.pickle;

/** An object that Python makes in two steps: an empty one first, then its state. */
abstract class Reconstruction {
    /** The second step. */
    abstract void build(Object state);

    /** The object as it is now. */
    abstract Object result();
}
