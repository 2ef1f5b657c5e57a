package org.protogcn.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.array.NdArray;
import org.protogcn.training.tape.Tape;
import org.protogcn.training.tape.Value;

/**
 * ProtoGCN: ten blocks of graph and temporal convolution, a classifier, and beside it the prototype branch that shapes
 * the topologies while training.
 *
 * <p>Letters: B clips, M persons, {@code N = B*M} person sequences, T frames, V joints, C channels.
 */
public final class ProtoGcn implements AutoCloseable {
    /** Blocks of graph and temporal convolution. */
    public static final int BLOCKS = 10;

    private static final int COORDINATES = 3;
    /** d, the length of an embedding in the contrastive loss. */
    public static final int EMBEDDING = 256;

    private final Numbers numbers;
    private final int joints;
    private final int persons;
    private final InputNorm inputNorm;
    private final List<Block> blocks = new ArrayList<>();
    private final PrototypeBranch prototypes;
    private final Head head;
    private final Weights weights;

    /**
     * A network whose weights are all zero: load or initialise them.
     *
     * @param joints V
     * @param persons M
     */
    public ProtoGcn(NetworkConfiguration sizes, int joints, int persons, Device device, Numbers numbers) {
        this(sizes, joints, persons, numbers, declarations -> new Weights(declarations, device, numbers));
    }

    private ProtoGcn(
            NetworkConfiguration sizes,
            int joints,
            int persons,
            Numbers numbers,
            Function<Declarations, Weights> placement) {
        this.numbers = numbers;
        this.joints = joints;
        this.persons = persons;
        Declarations declarations = new Declarations();
        Declarations backbone = declarations.part("backbone");
        this.inputNorm = new InputNorm(backbone, sizes.inputNorm(), persons, joints * COORDINATES);
        long channels = COORDINATES;
        for (int i = 0; i < BLOCKS; i++) {
            long widened = (long) sizes.width() * growth(i);
            blocks.add(new Block(backbone.part("gcn." + i), sizes, joints, channels, widened, stride(i), i == 0));
            channels = widened;
        }
        this.prototypes = new PrototypeBranch(backbone, sizes, channels, numbers.weights());
        this.head = new Head(declarations.part("cls_head"), sizes, channels, (long) joints * joints, EMBEDDING);
        this.weights = placement.apply(declarations);
    }

    /**
     * Holds the weights of a file against a network of these sizes, without making one.
     *
     * @param source what to call their origin in an error
     * @throws InvalidInputException naming the first weights that are missing, unexpected or of another shape
     */
    public static void requireFit(
            NetworkConfiguration sizes, int joints, int persons, Map<String, NdArray> weights, String source) {
        declare(sizes, joints, persons, declared -> new WeightCheck(declared.weights(), weights).requireFit(source));
    }

    /** The names and shapes of all weights, in checkpoint order. */
    public static List<Weight> declared(NetworkConfiguration sizes, int joints, int persons) {
        List<Weight> weights = new ArrayList<>();
        declare(sizes, joints, persons, declared -> weights.addAll(declared.weights()));
        return weights;
    }

    private static void declare(NetworkConfiguration sizes, int joints, int persons, Consumer<Declarations> consumer) {
        new ProtoGcn(sizes, joints, persons, Numbers.FLOAT32, declarations -> {
            consumer.accept(declarations);
            return null;
        });
    }

    /** Width doubles, and frames halve, at the fifth and the eighth block. */
    private static int growth(int block) {
        return block < 4 ? 1 : block < 7 ? 2 : 4;
    }

    private static int stride(int block) {
        return block == 4 || block == 7 ? 2 : 1;
    }

    public Weights weights() {
        return weights;
    }

    /**
     * Computes within the innermost {@link PointerScope}, which owns what comes out. Nothing can be differentiated
     * afterwards: {@link #trace} is for that.
     *
     * @param clips {@code [B,M,T,V,3]}, absent persons all zero
     * @throws IllegalStateException if this thread has no such scope open
     */
    public Output forward(Tensor clips, Pass pass) {
        return forward(clips, pass, BlockObserver.NONE);
    }

    /** {@link #forward(Tensor, Pass)} of clips of which it is known who is there. */
    public Output forward(Clips clips, Pass pass) {
        return forward(clips, pass, BlockObserver.NONE);
    }

    /** {@link #forward(Tensor, Pass)} while somebody looks on. */
    public Output forward(Tensor clips, Pass pass, BlockObserver observer) {
        return forward(look(clips), pass, observer);
    }

    private Output forward(Clips clips, Pass pass, BlockObserver observer) {
        try (NoGradGuard guard = new NoGradGuard();
                Trace trace = run(clips, pass, Tape.off(), false, observer)) {
            return trace.output();
        }
    }

    /**
     * The same with a way back, to the weights and to the clips.
     *
     * @param sparing keep the inputs of the blocks only and compute what is inside once more on the way back: a third more
     *     time for a fraction of the memory
     */
    public Trace trace(Tensor clips, Pass pass, boolean sparing) {
        return trace(look(clips), pass, sparing);
    }

    /** {@link #trace(Tensor, Pass, boolean)} of clips of which it is known who is there. */
    public Trace trace(Clips clips, Pass pass, boolean sparing) {
        return run(clips, pass, Tape.recording(), sparing, BlockObserver.NONE);
    }

    /** Finds out who is there, which waits for the device. */
    private Clips look(Tensor clips) {
        requireShape(clips);
        return Clips.of(clips);
    }

    private Trace run(Clips clips, Pass pass, Tape tape, boolean sparing, BlockObserver observer) {
        requireScope();
        requireShape(clips.tensor());
        try (NoGradGuard guard = new NoGradGuard()) {
            weights.refresh();
            boolean alike = pass != Pass.EXPLANATION && !inputNorm.tellsPersonsApart();
            Crowd crowd = alike ? Crowd.present(clips, numbers.weights()) : Crowd.everybody(clips, numbers.weights());
            Features features = features(crowd, new Flow(pass, tape, crowd.standsFor(), false), sparing, observer);
            return new Trace(tape, features, head, pass, numbers.weights());
        } catch (RuntimeException e) {
            tape.close(); // what it owns would outlive the failure
            throw e;
        }
    }

    private Features features(Crowd crowd, Flow flow, boolean sparing, BlockObserver observer) {
        Tape tape = flow.tape();
        Value sequences = tape.input(crowd.sequences());
        Value x = tape.stage(() -> inputNorm.forward(sequences, numbers.features(), flow)); // [N,3,T,V]
        for (int i = 0; i < BLOCKS - 1; i++) {
            observer.enters(i, x.tensor());
            x = through(blocks.get(i), x, flow, sparing);
        }
        Block last = blocks.get(BLOCKS - 1);
        observer.enters(BLOCKS - 1, x.tensor());
        if (!flow.pass().prototypes()) {
            return Features.of(sequences, pooled(through(last, x, flow, sparing), crowd, flow));
        }
        Value before = x;
        Value topology = tape.stage(() -> last.topology(before, flow)); // [N,K*C',V,V]
        Value after = tape.stage(() -> last.forward(before, topology, flow)); // [N,C,T,V]
        Value reconstruction =
                tape.stage(() -> prototypes.forward(crowd.perClip(topology, flow), flow.ofClips())); // [B,V*V]
        return new Features(sequences, pooled(after, crowd, flow), Optional.of(topology), Optional.of(reconstruction));
    }

    private static Value through(Block block, Value x, Flow flow, boolean sparing) {
        return sparing
                ? flow.tape().repeatedStage(x, (in, tape) -> block.forward(in, flow.on(tape)))
                : flow.tape().stage(() -> block.forward(x, flow));
    }

    /** {@code [N,C,T,V] -> [B,C]}. */
    private static Value pooled(Value x, Crowd crowd, Flow flow) {
        return flow.tape().stage(() -> crowd.perClip(Means.ofAll(x, flow), flow));
    }

    /** Without an owner, the garbage collector may release tensors that the native side still works with. */
    private static void requireScope() {
        if (PointerScope.getInnerScope() == null) {
            throw new IllegalStateException("open a PointerScope around forward: it owns the outputs");
        }
    }

    private void requireShape(Tensor clips) {
        if (clips.dim() != 5 || clips.size(1) != persons || clips.size(3) != joints || clips.size(4) != COORDINATES) {
            throw new IllegalArgumentException(
                    "expected clips [B," + persons + ",T," + joints + "," + COORDINATES + "], got " + clips.sizes());
        }
    }

    @Override
    public void close() {
        weights.close();
    }
}
