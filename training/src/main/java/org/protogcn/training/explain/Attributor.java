package org.protogcn.training.explain;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.array.NdArray;
import org.protogcn.training.network.ProtoGcn;

/**
 * Finds what a decision rests on. A part is hidden behind the mean pose of the clips that the network has learned from, which
 * its batch norm at the door remembers: a joint where it usually is says nothing. Absent persons stay absent.
 */
final class Attributor {
    private final Scorer scorer;
    private final Tensor meanPose;
    private final int atOnce;

    /**
     * @param scorer whose decisions
     * @param meanPose {@code [V,3]} or {@code [M,1,V,3]}
     * @param atOnce clips in one forward pass
     */
    Attributor(Scorer scorer, Tensor meanPose, int atOnce) {
        this.scorer = scorer;
        this.meanPose = meanPose;
        this.atOnce = atOnce;
    }

    /** For a network; its weights may not change while the attributor is used, nor the innermost scope be closed. */
    static Attributor of(ProtoGcn network, int persons, int joints, int atOnce) {
        return new Attributor(Scorer.of(network), meanPose(new WeightTable(network), persons, joints), atOnce);
    }

    private static Tensor meanPose(WeightTable weights, int persons, int joints) {
        String name = "backbone.data_bn.running_mean";
        if (!weights.has(name)) {
            return torch.zeros(joints, 3);
        }
        Tensor mean = weights.get(name);
        return mean.numel() == joints * 3L ? mean.view(joints, 3) : mean.view(persons, 1, joints, 3);
    }

    /**
     * Explains a decision.
     *
     * @param clip {@code [M,T,V,3]}, absent persons all zero
     * @param label its true class
     */
    Attribution attribute(String id, int label, Tensor clip) {
        try (PointerScope scope = new PointerScope()) {
            LogOdds decision = new LogOdds(scorer, predicted(clip));
            Tensor ground = ground(clip);
            Occlusion hiding = new Occlusion(decision, atOnce, clip, ground);
            Occlusion showing = new Occlusion(decision, atOnce, ground, clip);
            Gradients gradients = new Gradients(new IntegratedGradients(decision, atOnce).of(clip, ground));
            double[] windows = Windows.sums(gradients.frames());
            return new Attribution(
                    id,
                    label,
                    decision.label(),
                    hiding.logOdds(),
                    showing.logOdds(),
                    evidence(gradients.joints(), hiding.joints(), showing.joints()),
                    evidence(windows, hiding.windows(windows.length), showing.windows(windows.length)),
                    evidence(gradients.persons(), hiding.persons(), showing.persons()),
                    gradients.map());
        }
    }

    /** @param changes of the log-odds by hiding */
    private static Evidence evidence(double[] gradient, double[] changes, double[] alone) {
        return new Evidence(gradient, Topologies.times(-1, changes), alone);
    }

    private int predicted(Tensor clip) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            return (int) scorer.logits(clip.unsqueeze(0)).argmax().item_long();
        }
    }

    /** The mean pose where there is a person, {@code [M,T,V,3]}. */
    private Tensor ground(Tensor clip) {
        Tensor present = clip.abs().amax(new long[] {1, 2, 3}, true).gt(new Scalar(0.0));
        return torch.zeros_like(clip)
                .add(meanPose.to(clip.device(), clip.scalar_type()))
                .mul(present);
    }

    /**
     * Sums of integrated gradients.
     *
     * @param all {@code [M,T,V]}
     */
    private record Gradients(NdArray all) {
        double[] persons() {
            return sums(0);
        }

        double[] frames() {
            return sums(1);
        }

        double[] joints() {
            return sums(2);
        }

        private double[] sums(int axis) {
            int[] shape = all.shape();
            double[] values = all.toDoubles();
            int inner = axis == 2 ? 1 : axis == 1 ? shape[2] : shape[1] * shape[2];
            double[] sums = new double[shape[axis]];
            for (int i = 0; i < values.length; i++) {
                sums[i / inner % shape[axis]] += values[i];
            }
            return sums;
        }

        double[][] map() {
            int[] shape = all.shape();
            double[] values = all.toDoubles();
            double[][] map = new double[shape[1]][shape[2]];
            for (int i = 0; i < values.length; i++) {
                map[i / shape[2] % shape[1]][i % shape[2]] += values[i];
            }
            return map;
        }
    }
}
