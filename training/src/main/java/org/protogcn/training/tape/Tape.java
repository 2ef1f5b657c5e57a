package org.protogcn.training.tape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.protogcn.training.tensor.Scope;
import org.protogcn.training.tensor.Tensors;

/**
 * What operations do on the way back, in the order in which they were done. A tape that is off remembers nothing: results
 * then belong to the innermost scope, as everywhere else.
 *
 * <p>A recording tape owns the results of its operations and what these {@link #save}, stage by stage; a stage's memory
 * is released as soon as the way back has passed it.
 */
public final class Tape implements AutoCloseable {
    private final boolean recording;
    private final Deque<Stage> stages = new ArrayDeque<>();

    private Tape(boolean recording) {
        this.recording = recording;
        stages.push(new Stage());
    }

    public static Tape recording() {
        return new Tape(true);
    }

    public static Tape off() {
        return new Tape(false);
    }

    public boolean isRecording() {
        return recording;
    }

    /** A value from outside, which outlives the tape. */
    public Value input(Tensor tensor) {
        return new Value(tensor);
    }

    /** Runs a stage, whose temporaries go when it ends. What a recording tape keeps of it is released together. */
    public Value stage(Supplier<Value> body) {
        PointerScope outer = PointerScope.getInnerScope();
        if (recording) {
            stages.push(new Stage());
        }
        try (PointerScope inner = new PointerScope()) {
            Value result = body.get();
            if (!recording) {
                Scope.moveOut(result.tensor(), outer);
            }
            return result;
        }
    }

    /**
     * A stage of which nothing is kept but the input: on the way back it is computed once more.
     *
     * @param body given its input and the tape to use
     */
    public Value repeatedStage(Value input, BiFunction<Value, Tape, Value> body) {
        Generator generator = generator(input);
        return stage(() -> {
            Tensor draws = save(generator.get_state());
            return apply(() -> body.apply(input, Tape.off()).tensor(), gradient -> {
                generator.set_state(draws); // dropout drops the same again
                repeat(input, body, gradient);
            });
        });
    }

    private static Generator generator(Value input) {
        return torch.globalContext().defaultGenerator(input.tensor().device());
    }

    private static void repeat(Value input, BiFunction<Value, Tape, Value> body, Tensor gradient) {
        try (Tape tape = Tape.recording()) {
            Value again = new Value(input.tensor());
            body.apply(again, tape).gather(gradient);
            tape.backward();
            again.hand(input);
        }
    }

    /**
     * An operation with a way back of its own.
     *
     * @param forward makes a fresh tensor; its temporaries are released
     * @param back is given the result's gradient, which it may change and hand on, and gathers those of the inputs
     */
    public Value apply(Supplier<Tensor> forward, Consumer<Tensor> back) {
        Value result = new Value(save(Scope.keepResult(forward)));
        record(() -> back(result, back));
        return result;
    }

    private static void back(Value result, Consumer<Tensor> back) {
        Tensor gradient = result.takeGradient();
        if (gradient != null) {
            try (PointerScope scope = new PointerScope()) {
                back.accept(gradient);
            } finally {
                gradient.close();
            }
        }
    }

    /** An operation that libtorch differentiates: for what is small. */
    public Value traced(Function<Tensor[], Tensor> function, Value... inputs) {
        if (!recording) {
            return new Value(Scope.keepResult(() -> function.apply(tensors(inputs))));
        }
        Tensor[] leaves = leaves(inputs);
        Tensor traced = save(withGradients(() -> function.apply(leaves)));
        if (!traced.requires_grad()) {
            return new Value(traced);
        }
        return apply(traced::detach, gradient -> {
            backward(traced, gradient);
            for (int i = 0; i < leaves.length; i++) {
                gather(leaves[i], inputs[i]);
            }
        });
    }

    /** Parts of {@code [N,C,T,V]} along C, each with its channels innermost in memory. */
    public List<Value> split(Value x, long... widths) {
        List<Value> parts = new ArrayList<>();
        long from = 0;
        for (long width : widths) {
            Tensor part = x.tensor().narrow(1, from, width).contiguous(MemoryFormat.ChannelsLast);
            parts.add(new Value(save(part)));
            from += width;
        }
        record(() -> join(parts, x));
        return parts;
    }

    private static void join(List<Value> parts, Value x) {
        try (PointerScope scope = new PointerScope()) {
            TensorVector gradients = new TensorVector();
            parts.forEach(part -> gradients.push_back(part.gradient()));
            x.gather(torch.cat(gradients, 1));
            parts.forEach(Value::release);
        }
    }

    private static Tensor[] tensors(Value[] values) {
        return Arrays.stream(values).map(Value::tensor).toArray(Tensor[]::new);
    }

    private Tensor[] leaves(Value[] values) {
        return Arrays.stream(values).map(value -> leaf(value)).toArray(Tensor[]::new);
    }

    /** The tensor of a value as libtorch differentiates by it, for what is computed outside; {@link #gather} follows. */
    public Tensor leaf(Value value) {
        Tensor leaf = save(value.tensor().detach());
        leaf.requires_grad_(true);
        return leaf;
    }

    /** Hands the gradient of a leaf to the value it was made of. */
    public static void gather(Tensor leaf, Value value) {
        Tensor gradient = leaf.grad();
        if (gradient.defined()) {
            value.gather(Tensors.own(gradient));
        }
    }

    private static Tensor withGradients(Supplier<Tensor> function) {
        return Scope.keepResult(() -> {
            try (AutoGradMode on = new AutoGradMode(true)) {
                return function.get();
            }
        });
    }

    private static void backward(Tensor result, Tensor gradient) {
        result.backward(gradient, new BoolOptional(false), false, new TensorArrayRefOptional());
    }

    /** Writes down what happens on the way back once all that was recorded later has happened. */
    private void record(Runnable back) {
        if (recording) {
            stages.peek().ways.add(back);
        }
    }

    /** Keeps {@code tensor}, made inside an operation, until the way back has passed this stage. */
    public Tensor save(Tensor tensor) {
        if (recording) {
            stages.peek().owned.add(Scope.own(tensor));
        }
        return tensor;
    }

    /** Runs everything in reverse, from the gradients that were gathered; the tape is empty then. */
    public void backward() {
        try (NoGradGuard guard = new NoGradGuard()) {
            while (!stages.isEmpty()) {
                stages.peek().back();
                stages.pop().release();
            }
        }
    }

    @Override
    public void close() {
        stages.forEach(Stage::release);
        stages.clear();
    }

    private static final class Stage {
        private final List<Runnable> ways = new ArrayList<>();
        private final List<Tensor> owned = new ArrayList<>();

        void back() {
            for (int i = ways.size() - 1; i >= 0; i--) {
                ways.get(i).run();
            }
        }

        void release() {
            owned.forEach(Tensor::close);
        }
    }
}
