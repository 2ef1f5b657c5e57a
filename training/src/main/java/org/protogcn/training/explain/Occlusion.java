package org.protogcn.training.explain;

import java.util.function.ObjIntConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.training.tensor.Tensors;

/** How the log-odds of a class change when parts of a clip are exchanged for those of another. */
final class Occlusion {
    private final LogOdds decision;
    private final int atOnce;
    private final Tensor clip;
    private final Tensor other;
    private final double logOdds;

    /**
     * @param atOnce clips in one forward pass
     * @param clip {@code [M,T,V,3]}
     * @param other what stands where something is hidden, {@code [M,T,V,3]}
     */
    Occlusion(LogOdds decision, int atOnce, Tensor clip, Tensor other) {
        this.decision = decision;
        this.atOnce = atOnce;
        this.clip = clip;
        this.other = other;
        this.logOdds = exchanged(1, (copy, nothing) -> {})[0];
    }

    /** The log-odds of the clip as it is. */
    double logOdds() {
        return logOdds;
    }

    /** The changes by each joint, V numbers. */
    double[] joints() {
        return changes((int) clip.size(2), (copy, v) -> copy.select(2, v).copy_(other.select(2, v)));
    }

    /** The changes by each of {@code count} equal stretches of the frames. */
    double[] windows(int count) {
        return changes(count, (copy, window) -> {
            int first = Windows.first(window, count, (int) clip.size(1));
            int length = Windows.first(window + 1, count, (int) clip.size(1)) - first;
            copy.narrow(1, first, length).copy_(other.narrow(1, first, length));
        });
    }

    /** The changes by each person, M numbers. */
    double[] persons() {
        return changes((int) clip.size(0), (copy, m) -> copy.select(0, m).copy_(other.select(0, m)));
    }

    private double[] changes(int variants, ObjIntConsumer<Tensor> exchange) {
        double[] changes = exchanged(variants, exchange);
        for (int i = 0; i < changes.length; i++) {
            changes[i] -= logOdds;
        }
        return changes;
    }

    /** The log-odds of copies of the clip in each of which something is exchanged. */
    private double[] exchanged(int variants, ObjIntConsumer<Tensor> exchange) {
        double[] all = new double[variants];
        for (int first = 0; first < variants; first += atOnce) {
            int count = Math.min(atOnce, variants - first);
            System.arraycopy(exchanged(first, count, exchange), 0, all, first, count);
        }
        return all;
    }

    private double[] exchanged(int first, int count, ObjIntConsumer<Tensor> exchange) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor copies = clip.unsqueeze(0).repeat(count, 1, 1, 1, 1);
            for (int i = 0; i < count; i++) {
                exchange.accept(copies.select(0, i), first + i);
            }
            return Tensors.toArray(decision.of(copies)).toDoubles();
        }
    }
}
