package org.protogcn.training.tensor;

import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * Ends the life of native temporaries where the block of code that made them ends, instead of leaving them to the
 * garbage collector, which cannot see how large they are.
 */
public final class Scope {
    private Scope() {}

    /** Runs {@code body} and releases every native object it made, except its result. */
    public static <T extends Pointer> T keepResult(Supplier<T> body) {
        PointerScope outer = PointerScope.getInnerScope();
        try (PointerScope inner = new PointerScope()) {
            T result = body.get();
            moveOut(result, outer);
            return result;
        }
    }

    /** Lets {@code pointer} outlive the innermost scope: whoever keeps it closes it. */
    public static <T extends Pointer> T own(T pointer) {
        pointer.retainReference();
        return pointer;
    }

    /** Hands {@code pointer} from the innermost scope to {@code outer}; without one, whoever keeps it closes it. */
    public static void moveOut(Pointer pointer, PointerScope outer) {
        if (outer != null) {
            outer.attach(pointer);
        } else {
            pointer.retainReference();
        }
    }
}
