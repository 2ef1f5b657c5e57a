package org.protogcn.training;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.prepare.Batch;
import org.protogcn.prepare.Recipe;
import org.protogcn.random.Draws;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.loss.ContrastiveLoss;
import org.protogcn.training.loss.FeatureRefinement;
import org.protogcn.training.loss.GraphContrast;
import org.protogcn.training.loss.MemoryBank;
import org.protogcn.training.loss.Objective;
import org.protogcn.training.network.Clips;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.Output;
import org.protogcn.training.network.Pass;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.network.Trace;
import org.protogcn.training.optimize.GradientScale;
import org.protogcn.training.optimize.Sgd;
import org.protogcn.training.tensor.Inputs;

/** A network together with everything that changes while it learns. */
final class Learner implements AutoCloseable {
    /** 64 MiB of embeddings: more clips than NTU RGB+D 120 trains with. */
    private static final int MOST_REMEMBERED = 1 << 16;

    private final TrainingConfiguration configuration;
    private final int joints;
    private final Device device;
    private final ProtoGcn network;
    private final MemoryBank bank;
    private final Objective contrastive;
    private final Sgd optimizer;
    private final Optional<GradientScale> scale;
    /** Clips and persons of the batches that have been learned from. */
    private final Set<List<Integer>> sizes = new HashSet<>();

    /**
     * A fresh learner: the seed decides all its initial values.
     *
     * @param clips of the training split
     */
    Learner(TrainingConfiguration configuration, int joints, int clips, Device device) {
        this.configuration = configuration;
        this.joints = joints;
        this.device = device;
        Numbers numbers = numbers(configuration.compute());
        this.network = new ProtoGcn(
                configuration.network(), joints, configuration.recipe().persons(), device, numbers);
        this.scale = numbers == Numbers.FLOAT16 ? Optional.of(new GradientScale()) : Optional.empty();
        int classes = configuration.network().classes();
        this.bank = new MemoryBank(classes, device, ScalarType.Float);
        this.contrastive = objective(configuration, clips, device);
        TrainingConfiguration.Optimizer settings = configuration.optimizer();
        this.optimizer = new Sgd(
                network.weights(), settings.momentum(), settings.nesterov(), settings.weightDecay(), settings.clip());
        network.weights().initialise(configuration.seed());
        bank.initialise(configuration.seed());
    }

    private static Numbers numbers(TrainingConfiguration.Compute compute) {
        return switch (compute.precision()) {
            case FP32 -> Numbers.FLOAT32;
            case BF16 -> Numbers.BFLOAT16;
            case FP16 -> Numbers.FLOAT16;
        };
    }

    private static Objective objective(TrainingConfiguration configuration, int clips, Device device) {
        TrainingConfiguration.Loss loss = configuration.loss();
        int remembered = Math.max(configuration.schedule().batch(), Math.min(clips, MOST_REMEMBERED));
        return switch (loss.kind()) {
            case CSC -> new ContrastiveLoss(configuration.network().classes(), loss.temperature(), loss.momentum());
            case SKELETON_GCL ->
                new GraphContrast(loss.temperature(), loss.momentum(), remembered, device, ScalarType.Float);
            case FR_HEAD -> new FeatureRefinement(loss.temperature(), loss.momentum());
        };
    }

    ProtoGcn network() {
        return network;
    }

    MemoryBank bank() {
        return bank;
    }

    Objective contrastive() {
        return contrastive;
    }

    Sgd optimizer() {
        return optimizer;
    }

    /** Where gradients flow in half precision. */
    Optional<GradientScale> scale() {
        return scale;
    }

    /**
     * Adds the gradients of a batch to those already there. Everything is handed to the device and nothing waited for.
     *
     * @param share of this batch in the optimiser step, by clips
     * @param number of the forward pass in the run: it decides the draws of dropout
     */
    PendingLosses learn(Batch batch, double share, long number) {
        torch.manual_seed(
                Draws.of(configuration.seed()).split("dropout").split(number).nextLong() >>> 1);
        try (PointerScope scope = new PointerScope();
                Trace trace = trace(batch)) {
            Tensor labels = Inputs.longs(batch.labels(), device);
            Output output = trace.output();
            Tensor crossEntropy = torch.cross_entropy_loss(output.logits(), labels);
            Optional<Tensor> contrast =
                    output.prototypes().map(p -> contrastive.forward(bank, p.embedding(), output.logits(), labels));
            Tensor loss = contrast.map(c -> crossEntropy.add(
                            c.mul(new Scalar(configuration.loss().lambda()))))
                    .orElse(crossEntropy); // eq. (10)
            loss.mul(new Scalar(share * scale.map(GradientScale::factor).orElse(1.0)))
                    .backward();
            trace.backward();
            Tensor correct = output.logits()
                    .detach()
                    .argmax(new LongOptional(1), false)
                    .eq(labels)
                    .sum();
            Tensor contrastive = contrast.orElseGet(() -> torch.zeros_like(crossEntropy));
            return PendingLosses.of(batch.ids(), loss, crossEntropy, contrastive, correct);
        }
    }

    /** One step against all gradients since the last, or none if they have overflowed; they are zero afterwards. */
    void step(double rate) {
        if (scale.isEmpty() || scale.get().settle(network.weights().gradients())) {
            optimizer.step(rate);
        }
    }

    /**
     * The first batch of a size is computed twice, block by block, with the same result. What libtorch prepares for a size and
     * keeps would otherwise come to lie between the activations, and what these leave behind would be too scattered to hold
     * the next ones: a quarter more memory for the whole run. A GPU has an allocator that sees to this.
     */
    private Trace trace(Batch batch) {
        Clips clips = input(batch);
        boolean newSize = sizes.add(List.of(batch.size(), clips.countPresent()));
        boolean sparing = configuration.compute().recompute() || newSize && !device.is_cuda();
        return network.trace(clips, pass(), sparing);
    }

    /** {@code [B,M,T,V,3]}. */
    private Clips input(Batch batch) {
        Recipe recipe = configuration.recipe();
        return Clips.of(batch.data(), device, batch.size(), recipe.persons(), recipe.frames(), joints, 3);
    }

    private Pass pass() {
        return configuration.loss().contrastive() ? Pass.TRAINING : Pass.TRAINING_WITHOUT_PROTOTYPES;
    }

    @Override
    public void close() {
        optimizer.close();
        contrastive.close();
        bank.close();
        network.close();
    }
}
