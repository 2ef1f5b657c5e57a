package org.protogcn.benchmarks.serving;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.array.NdArray;
import org.protogcn.benchmarks.Sizes;
import org.protogcn.benchmarks.reference.ReferenceNetwork;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.Pass;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.tensor.Tensors;

/**
 * Networks on libtorch, one after another.
 *
 * @param networks from {@code [B,M,T,V,3]} to logits {@code [B,classes]}
 */
record LibTorchForm(String name, Ensemble ensemble, List<UnaryOperator<Tensor>> networks) implements Form {
    /** As the paper writes them. */
    static LibTorchForm reference(Ensemble ensemble) {
        List<UnaryOperator<Tensor>> networks =
                ensemble.weights().stream().map(LibTorchForm::reference).toList();
        return new LibTorchForm("as written", ensemble, networks);
    }

    private static UnaryOperator<Tensor> reference(Map<String, NdArray> weights) {
        Map<String, Tensor> state = new LinkedHashMap<>();
        weights.forEach((name, array) -> state.put(name, Tensors.of(array)));
        ReferenceNetwork network = new ReferenceNetwork(state, 0);
        return clips -> network.forward(clips, false).logits();
    }

    /** The networks that are trained. */
    static LibTorchForm ours(Ensemble ensemble) {
        List<UnaryOperator<Tensor>> networks = ensemble.weights().stream()
                .map(weights -> ours(ensemble.sizes(), weights))
                .toList();
        return new LibTorchForm("libtorch", ensemble, networks);
    }

    private static UnaryOperator<Tensor> ours(Sizes sizes, Map<String, NdArray> weights) {
        ProtoGcn network =
                new ProtoGcn(sizes.network(0), sizes.joints(), sizes.persons(), new Device("cpu"), Numbers.FLOAT32);
        network.weights().load(weights, "the trial weights");
        return clips -> network.forward(clips, Pass.RECOGNITION).logits();
    }

    @Override
    public double[][] scores(ServedClips clips) {
        double[][] scores = new double[clips.size()][ensemble.sizes().classes()];
        for (int i = 0; i < networks.size(); i++) {
            ensemble.addScores(logits(i, clips), scores);
        }
        return scores;
    }

    /** {@code [B*classes]} of one stream. */
    double[] logits(int stream, ServedClips clips) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor logits =
                    networks.get(stream).apply(Tensors.of(clips.prepared().get(stream)));
            return Tensors.toArray(logits).toDoubles();
        }
    }

    /** What the networks hold is released with the process. */
    @Override
    public void close() {}
}
