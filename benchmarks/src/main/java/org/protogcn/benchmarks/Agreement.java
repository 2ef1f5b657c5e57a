package org.protogcn.benchmarks;

import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.protogcn.array.NdArray;
import org.protogcn.training.tensor.Tensors;

/**
 * How far two contenders with the same weights are apart, as relative L2 distances. Meant for double precision: in single
 * precision a ReLU that falls the other way moves a gradient by a thousandth, whichever formulation is right.
 *
 * @param logits at inference
 * @param loss of a training step
 * @param gradients of that step, over all parameters together
 * @param weights after the optimiser's step, running statistics included
 */
record Agreement(double logits, double loss, double gradients, double weights) {
    /** Rounding in double precision, amplified by forty layers, stays far below. */
    static final double TOLERANCE = 1e-9;

    static Agreement between(Contender reference, Contender ours, Batch batch) {
        double logits = distance(logits(reference, batch), logits(ours, batch));
        double referenceLoss = reference.accumulate(batch);
        double loss = Math.abs(ours.accumulate(batch) / referenceLoss - 1);
        double gradients = distance(reference.gradients(), ours.gradients());
        reference.update();
        ours.update();
        return new Agreement(logits, loss, gradients, distance(reference.weights(), ours.weights()));
    }

    private static Map<String, NdArray> logits(Contender contender, Batch batch) {
        try (PointerScope scope = new PointerScope()) {
            return Map.of("logits", Tensors.toArray(contender.recognise(batch.clips())));
        }
    }

    /** A number that is not a number is no agreement. */
    boolean holds() {
        return logits <= TOLERANCE && loss <= TOLERANCE && gradients <= TOLERANCE && weights <= TOLERANCE;
    }

    private static double distance(Map<String, NdArray> expected, Map<String, NdArray> actual) {
        if (!expected.keySet().equals(actual.keySet())) {
            throw new IllegalStateException(
                    "the contenders name different tensors: " + expected.keySet() + " and " + actual.keySet());
        }
        double difference = 0;
        double norm = 0;
        for (String name : expected.keySet()) {
            difference += squaredDistance(
                    expected.get(name).toDoubles(), actual.get(name).toDoubles());
            norm += squaredDistance(
                    expected.get(name).toDoubles(),
                    new double[expected.get(name).size()]);
        }
        return Math.sqrt(difference / norm);
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
