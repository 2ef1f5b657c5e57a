package org.protogcn.training.explain;

import java.util.function.ObjIntConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.training.tensor.Tensors;

/** By how much the log-odds of a class fall when a part of a clip is hidden. */
final class Occlusion {
    private final LogOdds decision;
    private final int atOnce;
    private final Tensor clip;
    private final Tensor ground;
    private final double whole;

    /**
     * @param atOnce clips in one forward pass
     * @param clip {@code [M,T,V,3]}
     * @param ground what stands where something is hidden, {@code [M,T,V,3]}
     */
    Occlusion(LogOdds decision, int atOnce, Tensor clip, Tensor ground) {
        this.decision = decision;
        this.atOnce = atOnce;
        this.clip = clip;
        this.ground = ground;
        this.whole = hidden(1, (copy, nothing) -> {})[0];
    }

    /** The log-odds of the clip with nothing hidden. */
    double logOdds() {
        return whole;
    }

    /** The log-odds with everything hidden. */
    double groundLogOdds() {
        return hidden(1, (copy, all) -> copy.copy_(ground))[0];
    }

    /** V numbers. */
    double[] joints() {
        return falls((int) clip.size(2), (copy, v) -> copy.select(2, v).copy_(ground.select(2, v)));
    }

    /** One number for each of {@code count} equal stretches of the frames. */
    double[] windows(int count) {
        return falls(count, (copy, window) -> {
            int first = Windows.first(window, count, (int) clip.size(1));
            int length = Windows.first(window + 1, count, (int) clip.size(1)) - first;
            copy.narrow(1, first, length).copy_(ground.narrow(1, first, length));
        });
    }

    /** M numbers; a hidden person is absent. */
    double[] persons() {
        return falls((int) clip.size(0), (copy, m) -> copy.select(0, m).zero_());
    }

    private double[] falls(int variants, ObjIntConsumer<Tensor> hiding) {
        double[] falls = hidden(variants, hiding);
        for (int i = 0; i < falls.length; i++) {
            falls[i] = whole - falls[i];
        }
        return falls;
    }

    /** The log-odds of copies of the clip in each of which something is hidden. */
    private double[] hidden(int variants, ObjIntConsumer<Tensor> hiding) {
        double[] all = new double[variants];
        for (int first = 0; first < variants; first += atOnce) {
            int count = Math.min(atOnce, variants - first);
            System.arraycopy(hidden(first, count, hiding), 0, all, first, count);
        }
        return all;
    }

    private double[] hidden(int first, int count, ObjIntConsumer<Tensor> hiding) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor copies = clip.unsqueeze(0).repeat(count, 1, 1, 1, 1);
            for (int i = 0; i < count; i++) {
                hiding.accept(copies.select(0, i), first + i);
            }
            return Tensors.toArray(decision.of(copies)).toDoubles();
        }
    }
}
