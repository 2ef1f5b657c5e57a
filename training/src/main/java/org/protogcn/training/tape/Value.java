package org.protogcn.training.tape;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.training.tensor.Scope;

/** A tensor on its way through a network, with the gradient that gathers for it on the way back. */
public final class Value {
    private final Tensor tensor;
    private Tensor gradient;

    Value(Tensor tensor) {
        this.tensor = tensor;
    }

    public Tensor tensor() {
        return tensor;
    }

    /** Adds {@code share}, of this value's shape and handed over: whoever takes the gradient may change it in place. */
    public void gather(Tensor share) {
        if (gradient == null) {
            gradient = Scope.own(share);
        } else {
            gradient.add_(share);
        }
    }

    /** Adds {@code share} to all of the gradient that it broadcasts to, which is laid out in memory as the value is. */
    public void gatherBroadcast(Tensor share) {
        if (gradient == null) {
            gradient = Scope.own(torch.empty_like(tensor));
            gradient.copy_(share);
        } else {
            gradient.add_(share);
        }
    }

    /**
     * What has gathered, as long as the value is not released.
     *
     * @throws IllegalStateException if no gradient has come this far
     */
    public Tensor gradient() {
        if (gradient == null) {
            throw new IllegalStateException("no gradient has come this far: was the way back run?");
        }
        return gradient;
    }

    /** Gives the gradient up. */
    public void release() {
        if (gradient != null) {
            takeGradient().close();
        }
    }

    /** The gradient, null where none has come this far; it belongs to the caller from now on. */
    Tensor takeGradient() {
        Tensor taken = gradient;
        gradient = null;
        return taken;
    }

    /** Hands the gradient on to {@code other}. */
    void hand(Value other) {
        Tensor taken = takeGradient();
        if (taken != null) {
            other.gather(taken);
            taken.close();
        }
    }
}
