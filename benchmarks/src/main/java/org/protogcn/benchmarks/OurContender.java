package org.protogcn.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.array.NdArray;
import org.protogcn.training.loss.ContrastiveLoss;
import org.protogcn.training.loss.MemoryBank;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.Output;
import org.protogcn.training.network.Pass;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.network.Trace;
import org.protogcn.training.network.Weight;
import org.protogcn.training.optimize.Sgd;
import org.protogcn.training.tensor.Tensors;

/** The network that runs. */
final class OurContender implements Contender {
    private static final double TEMPERATURE = 0.125;
    private static final double BANK_MOMENTUM = 0.9;
    private static final double MOMENTUM = 0.9;
    private static final double WEIGHT_DECAY = 5e-4;

    private final ProtoGcn network;
    private final ContrastiveLoss contrastive;
    private final MemoryBank bank;
    private final Sgd optimiser;
    private final boolean sparing;

    /** @param sparing compute blocks once more on the way back instead of keeping what is inside */
    OurContender(Start start, Numbers numbers, boolean sparing) {
        Sizes sizes = start.sizes();
        Device cpu = new Device("cpu");
        this.network =
                new ProtoGcn(sizes.network(start.prototypeDropout()), sizes.joints(), sizes.persons(), cpu, numbers);
        network.weights().load(start.weights(), "the trial weights");
        this.sparing = sparing;
        this.contrastive = new ContrastiveLoss(sizes.classes(), TEMPERATURE, BANK_MOMENTUM);
        this.bank = new MemoryBank(sizes.classes(), cpu, numbers.weights());
        bank.load(start.bank());
        this.optimiser = new Sgd(network.weights(), MOMENTUM, true, WEIGHT_DECAY, 0);
    }

    @Override
    public Tensor recognise(Tensor clips) {
        try (NoGradGuard guard = new NoGradGuard()) {
            return network.forward(clips, Pass.RECOGNITION).logits();
        }
    }

    @Override
    public double accumulate(Batch batch) {
        return accumulate(batch, sparing);
    }

    /** As {@code protogcn train} takes the first batch of a size, for the sake of its memory. */
    @Override
    public void begin(Batch batch) {
        accumulate(batch, true);
        update();
    }

    private double accumulate(Batch batch, boolean twice) {
        try (PointerScope scope = new PointerScope();
                Trace trace = network.trace(batch.clips(), Pass.TRAINING, twice)) {
            Output output = trace.output();
            Tensor embeddings = output.prototypes().orElseThrow().embedding();
            Tensor crossEntropy = torch.cross_entropy_loss(output.logits(), batch.labels());
            Tensor pull = contrastive.forward(bank, embeddings, output.logits(), batch.labels());
            Tensor total = crossEntropy.add(pull, new Scalar(Start.LAMBDA));
            total.backward();
            trace.backward();
            return total.item().toDouble();
        }
    }

    @Override
    public void update() {
        optimiser.step(Start.LEARNING_RATE);
    }

    @Override
    public StageWatch watch() {
        return new StackSampler(OurStages::of);
    }

    @Override
    public Map<String, NdArray> gradients() {
        Map<String, NdArray> gradients = new LinkedHashMap<>();
        for (Weight weight : network.weights().all()) {
            if (weight.role() == Weight.Role.PARAMETER) {
                gradients.put(weight.name(), Tensors.toArray(weight.tensor().grad()));
            }
        }
        return gradients;
    }

    @Override
    public Map<String, NdArray> weights() {
        return network.weights().toArrays();
    }
}
