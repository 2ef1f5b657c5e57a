package org.protogcn.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.tape.Tape;
import org.protogcn.training.tape.Value;

/**
 * A forward pass that remembers its way. From the output on, libtorch differentiates; {@link #backward} goes on from
 * where that ends.
 */
public final class Trace implements AutoCloseable {
    private final Tape tape;
    private final Value sequences;
    private final List<Runnable> joints = new ArrayList<>();
    private final Output output;

    Trace(Tape tape, Features features, Head head, Pass pass, ScalarType type) {
        this.tape = tape;
        this.sequences = features.sequences();
        try (AutoGradMode mode = new AutoGradMode(tape.isRecording())) {
            Tensor logits = head.logits(outside(features.pooled()).to(type), pass.training());
            Optional<Output.Prototypes> prototypes = features.reconstruction().map(reconstruction -> {
                Tensor z = outside(reconstruction);
                Tensor topology =
                        features.topology().orElseThrow().tensor().detach().to(type);
                return new Output.Prototypes(topology, z.detach(), head.embedding(z));
            });
            this.output = new Output(logits, prototypes);
        }
    }

    /** A value as libtorch differentiates by it. */
    private Tensor outside(Value value) {
        if (!tape.isRecording()) {
            return value.tensor();
        }
        Tensor leaf = tape.leaf(value);
        joints.add(() -> Tape.gather(leaf, value));
        return leaf;
    }

    /** What came out; it belongs to the innermost scope of when it was computed. */
    public Output output() {
        return output;
    }

    /**
     * Adds to the gradients of all weights, once {@code backward} of some tensor has been called that was computed from the
     * {@link #output}.
     */
    public void backward() {
        joints.forEach(Runnable::run);
        tape.backward();
    }

    /** By the coordinates, after {@link #backward}: {@code [N,T,V,3]}, in the innermost scope. */
    public Tensor inputGradient() {
        return sequences.gradient();
    }

    @Override
    public void close() {
        tape.close();
        sequences.release();
    }
}
