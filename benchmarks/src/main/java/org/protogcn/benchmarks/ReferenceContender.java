package org.protogcn.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.array.NdArray;
import org.protogcn.benchmarks.reference.ReferenceNetwork;
import org.protogcn.benchmarks.reference.ReferenceTrainer;
import org.protogcn.training.tensor.Tensors;

/** The network as the paper writes it. */
final class ReferenceContender implements Contender {
    private final Map<String, Tensor> state = new LinkedHashMap<>();
    private final StageClock clock = new StageClock(System::nanoTime);
    private final ReferenceNetwork network;
    private final ReferenceTrainer trainer;

    ReferenceContender(Start start, ScalarType type) {
        start.weights()
                .forEach((name, array) -> state.put(name, Tensors.of(array).to(type)));
        this.network = new ReferenceNetwork(state, start.prototypeDropout(), clock);
        Tensor bank = Tensors.of(start.bank()).to(type);
        this.trainer = new ReferenceTrainer(network, state, bank, Start.LAMBDA);
    }

    @Override
    public Tensor recognise(Tensor clips) {
        try (NoGradGuard guard = new NoGradGuard()) {
            return network.forward(clips, false).logits();
        }
    }

    @Override
    public double accumulate(Batch batch) {
        return trainer.accumulate(batch.clips(), batch.labels()).total();
    }

    @Override
    public void update() {
        trainer.update(Start.LEARNING_RATE);
    }

    @Override
    public StageWatch watch() {
        clock.forget();
        return clock;
    }

    @Override
    public Map<String, NdArray> gradients() {
        Map<String, NdArray> gradients = new LinkedHashMap<>();
        state.forEach((name, tensor) -> {
            if (tensor.requires_grad()) {
                gradients.put(name, Tensors.toArray(tensor.grad()));
            }
        });
        return gradients;
    }

    @Override
    public Map<String, NdArray> weights() {
        Map<String, NdArray> weights = new LinkedHashMap<>();
        state.forEach((name, tensor) -> weights.put(name, Tensors.toArray(tensor)));
        return weights;
    }
}
