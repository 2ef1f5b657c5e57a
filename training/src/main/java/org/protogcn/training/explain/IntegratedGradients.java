package org.protogcn.training.explain;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.array.NdArray;
import org.protogcn.training.tensor.Tensors;

/**
 * What every number of a clip does for the log-odds of a class: its distance from the ground times the mean gradient on the
 * way from there (Sundararajan, Taly, Yan: Axiomatic Attribution for Deep Networks, 2017). All add up to the difference
 * of the log-odds, but for the error of the sum that stands for the integral.
 */
final class IntegratedGradients {
    private static final int STEPS = 32;

    private final LogOdds decision;
    private final int atOnce;

    /** @param atOnce clips in one forward pass */
    IntegratedGradients(LogOdds decision, int atOnce) {
        this.decision = decision;
        this.atOnce = atOnce;
    }

    /** {@code [M,T,V]}, summed over coordinates, of a clip and its ground, {@code [M,T,V,3]} each. */
    NdArray of(Tensor clip, Tensor ground) {
        try (PointerScope scope = new PointerScope()) {
            Tensor way = clip.sub(ground);
            Tensor gradients = torch.zeros_like(clip);
            for (int first = 0; first < STEPS; first += atOnce) {
                addGradients(ground, way, first, Math.min(STEPS, first + atOnce), gradients);
            }
            return Tensors.toArray(gradients.mul(way).sum(3).div(new Scalar((double) STEPS)));
        }
    }

    private void addGradients(Tensor ground, Tensor way, int first, int end, Tensor sum) {
        try (PointerScope scope = new PointerScope()) {
            TensorVector places = new TensorVector();
            for (int step = first; step < end; step++) {
                places.push_back(ground.add(way.mul(new Scalar((step + 0.5) / STEPS))));
            }
            sum.add_(decision.gradient(torch.stack(places)).sum(0));
        }
    }
}
