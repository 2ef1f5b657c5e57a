package org.protogcn.training.tensor;

import org.bytedeco.javacpp.BoolPointer;

/** Switches as libtorch's functions take them. */
public final class Switches {
    private Switches() {}

    public static BoolPointer of(boolean... switches) {
        BoolPointer pointer = new BoolPointer(switches.length);
        for (int i = 0; i < switches.length; i++) {
            pointer.put(i, switches[i]);
        }
        return pointer;
    }
}
