package org.protogcn.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.array.NdArray;
import org.protogcn.training.tensor.Scope;

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

    private final int joints;
    private final int persons;
    private final InputNorm inputNorm;
    private final List<Block> blocks = new ArrayList<>();
    private final PrototypeBranch prototypes;
    private final Linear projection;
    private final Linear classifier;
    private final double dropout;
    private final Weights weights;

    /**
     * A network whose weights are all zero: load or initialise them.
     *
     * @param joints V
     * @param persons M
     * @param type Float; Double for comparisons
     */
    public ProtoGcn(NetworkConfiguration sizes, int joints, int persons, Device device, ScalarType type) {
        this(sizes, joints, persons, declarations -> new Weights(declarations, device, type));
    }

    private ProtoGcn(NetworkConfiguration sizes, int joints, int persons, Function<Declarations, Weights> placement) {
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
        this.prototypes = new PrototypeBranch(backbone, sizes, channels);
        Declarations head = declarations.part("cls_head");
        long pairs = (long) joints * joints;
        this.projection = Linear.withBias(head.part("csc_loss.cl_fc"), pairs, EMBEDDING, new Initial.FanIn(pairs));
        this.classifier = Linear.withBias(head.part("fc_cls"), channels, sizes.classes(), new Initial.Normal(0, 0.01));
        this.dropout = sizes.dropout();
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
        new ProtoGcn(sizes, joints, persons, declarations -> {
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
     * Computes within the innermost {@link PointerScope}, which owns what comes out.
     *
     * @param clips {@code [B,M,T,V,3]}, absent persons all zero
     * @throws IllegalStateException if this thread has no such scope open
     */
    public Output forward(Tensor clips, Pass pass) {
        return forward(clips, pass, BlockObserver.NONE);
    }

    /** {@link #forward(Tensor, Pass)} while somebody looks on. */
    public Output forward(Tensor clips, Pass pass, BlockObserver observer) {
        requireScope();
        requireShape(clips);
        long batch = clips.size(0);
        Tensor x = Scope.keepResult(() -> inputNorm.forward(clips, pass)); // [N,3,T,V]
        Tensor topology = null;
        for (Block block : blocks) {
            try (Step step = new Step()) {
                observer.enters(blocks.indexOf(block), x);
                topology = block.topology(x); // [N,K,C',V,V]
                x = block.forward(x, topology, pass); // [N,C,T,V]
                step.keep(x, topology);
            }
        }
        Tensor features = x.mean(2, 3).view(batch, persons, -1).mean(1); // [B,C]
        Tensor logits = classifier.forward(dropout == 0 ? features : torch.dropout(features, dropout, pass.training()));
        return new Output(logits, pass.prototypes() ? Optional.of(explain(topology, x, pass)) : Optional.empty());
    }

    private Output.Prototypes explain(Tensor broadcast, Tensor last, Pass pass) {
        long sequences = last.size(0);
        long perHead = last.size(1) / GraphConvolution.HEADS;
        Tensor topology = broadcast
                .expand(sequences, GraphConvolution.HEADS, perHead, joints, joints)
                .reshape(sequences, last.size(1), joints, joints); // [N,K*C',V,V]
        Tensor perClip = topology.view(sequences / persons, persons, last.size(1), joints, joints)
                .mean(1);
        Tensor reconstruction = prototypes.forward(perClip, pass); // [B,V*V]
        return new Output.Prototypes(topology, reconstruction, projection.forward(reconstruction));
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

    /** One block's native temporaries, released together once its results are handed on. */
    private static final class Step implements AutoCloseable {
        private final PointerScope outer = PointerScope.getInnerScope();
        private final PointerScope inner = new PointerScope();

        void keep(Tensor... results) {
            for (Tensor result : results) {
                Scope.moveOut(result, outer);
            }
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
