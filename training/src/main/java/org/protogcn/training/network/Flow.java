package org.protogcn.training.network;

import org.protogcn.training.tape.Tape;

/**
 * What a forward pass is for, and what remembers it.
 *
 * @param standsFor how many absent persons the last sequence stands for; 0 if all sequences are persons of their own
 * @param repeated whether the same has been computed before, and statistics have counted it
 */
record Flow(Pass pass, Tape tape, long standsFor, boolean repeated) {
    boolean training() {
        return pass.training();
    }

    /** Whether statistics stand and there is no way back. */
    boolean isOneWay() {
        return !pass.training() && !tape.isRecording();
    }

    /** Among values that belong to clips and not to persons. */
    Flow ofClips() {
        return new Flow(pass, tape, 0, repeated);
    }

    /** On another tape: the first time where that is off, and once more where it records. */
    Flow on(Tape other) {
        return new Flow(pass, other, standsFor, other.isRecording());
    }
}
