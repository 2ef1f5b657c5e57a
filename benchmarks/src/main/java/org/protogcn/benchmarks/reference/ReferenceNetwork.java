package org.protogcn.benchmarks.reference;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * ProtoGCN in the order of the paper, on plain eager tensors in their default memory layout. The prototype branch runs
 * always, at inference too, as in the code of a research project.
 */
public final class ReferenceNetwork {
    private static final int BLOCKS = 10;

    private final Map<String, Tensor> state;
    private final double prototypeDropout;
    private final Observer observer;

    /**
     * @param state parameters and running statistics under the names of published checkpoints; used, not copied
     * @param prototypeDropout on the reconstructed topology, in training
     */
    public ReferenceNetwork(Map<String, Tensor> state, double prototypeDropout) {
        this(state, prototypeDropout, Observer.NONE);
    }

    public ReferenceNetwork(Map<String, Tensor> state, double prototypeDropout, Observer observer) {
        this.state = state;
        this.prototypeDropout = prototypeDropout;
        this.observer = observer;
    }

    /**
     * @param logits {@code [B,classes]}
     * @param reconstruction z, {@code [B,V*V]}
     * @param topology of the last block, {@code [B,M,C,V,V]}
     * @param pooled features of each person, {@code [B,M,C]}
     */
    public record Output(Tensor logits, Tensor reconstruction, Tensor topology, Tensor pooled) {}

    /**
     * @param x {@code [B,M,T,V,3]}
     * @param training normalises by the batch, updating the running statistics, and drops out
     */
    public Output forward(Tensor x, boolean training) {
        Layers network = layers(training);
        Layers backbone = network.at("backbone");
        long clips = x.size(0);
        long persons = x.size(1);

        Tensor features = inputNorm(backbone, x);
        Tensor topology = null;
        for (int block = 0; block < BLOCKS; block++) {
            GraphConvolution.Output output = block(backbone.at("gcn." + block), features, stride(block));
            features = output.features();
            topology = output.topology();
        }

        Tensor perPerson = topology.unflatten(0, clips, persons);
        Tensor pooled = network.did(Stage.MEANS, features.mean(2, 3).reshape(clips, persons, -1));
        Tensor reconstruction = PrototypeReconstruction.forward(backbone, perPerson, prototypeDropout);
        Tensor logits = network.did(Stage.LOSSES, network.at("cls_head").linear("fc_cls", pooled.mean(1)));
        return new Output(logits, reconstruction, perPerson, pooled);
    }

    Observer observer() {
        return observer;
    }

    Layers layers(boolean training) {
        return new Layers(state, "", training, observer);
    }

    /** {@code [B,M,T,V,C]} through the batch norm over V*C features to {@code [N,C,T,V]}. */
    private static Tensor inputNorm(Layers backbone, Tensor x) {
        long sequences = x.size(0) * x.size(1);
        long frames = x.size(2);
        long joints = x.size(3);
        long channels = x.size(4);
        Tensor features = x.permute(0, 1, 3, 4, 2).reshape(sequences, joints * channels, frames);
        Tensor normed = backbone.shown("data_bn", backbone.batchNorm("data_bn", features))
                .reshape(sequences, joints, channels, frames);
        return backbone.did(Stage.REST, normed.permute(0, 2, 3, 1).contiguous());
    }

    private static long stride(int block) {
        return block == 4 || block == 7 ? 2 : 1;
    }

    /** Frees a block's intermediate tensors as it ends, like reference counting would. */
    private static GraphConvolution.Output block(Layers block, Tensor x, long stride) {
        PointerScope outer = PointerScope.getInnerScope();
        try (PointerScope scope = new PointerScope()) {
            GraphConvolution.Output graph = GraphConvolution.forward(block.at("gcn"), x);
            Tensor temporal = TemporalConvolution.forward(block.at("tcn"), graph.features(), stride);
            Tensor features = block.shown(block.relu(withResidual(block, temporal, x, stride)));
            outer.attach(features);
            outer.attach(graph.topology());
            return new GraphConvolution.Output(features, graph.topology());
        }
    }

    /** The first block has no residual. */
    private static Tensor withResidual(Layers block, Tensor temporal, Tensor x, long stride) {
        if (block.module().endsWith(".0")) {
            return temporal;
        }
        if (!block.has("residual.conv.weight")) {
            return block.did(Stage.REST, temporal.add(x));
        }
        Tensor residual = block.batchNorm("residual.bn", block.conv("residual.conv", x, stride, 1));
        return block.did(Stage.REST, temporal.add(residual));
    }
}
