package org.protogcn.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.bytedeco.pytorch.Device;
import org.protogcn.array.NdArray;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.ProtoGcn;

/**
 * What both contenders begin with.
 *
 * @param prototypeDropout of the prototype branch in training; 0 where results are compared
 * @param weights by published name
 * @param bank the memory of the contrastive loss, {@code [256,classes]}
 */
public record Start(Sizes sizes, double prototypeDropout, Map<String, NdArray> weights, NdArray bank) {
    /** Weight of the contrastive loss of the joint stream. */
    static final double LAMBDA = 0.2;
    /** Small, so that hundreds of steps on random clips stay finite. */
    static final double LEARNING_RATE = 1e-4;

    /** From a variance of 1/(3n) for n inputs, as fresh convolutions have it, to the 2/n that a ReLU asks for. */
    private static final double KEEPS_VARIANCE = Math.sqrt(6);

    public static Start of(Sizes sizes, double prototypeDropout, long seed) {
        Random random = new Random(seed);
        return new Start(sizes, prototypeDropout, weights(sizes, random), bank(sizes, random));
    }

    private static Map<String, NdArray> weights(Sizes sizes, Random random) {
        try (ProtoGcn fresh =
                new ProtoGcn(sizes.network(0), sizes.joints(), sizes.persons(), new Device("cpu"), Numbers.FLOAT32)) {
            fresh.weights().initialise(random.nextLong());
            Map<String, NdArray> weights = new LinkedHashMap<>();
            fresh.weights().toArrays().forEach((name, array) -> weights.put(name, disturbed(name, array, random)));
            return weights;
        }
    }

    /**
     * A fresh network hides much from a comparison: its topology and virtual joint are switched off by zeros, and without
     * the statistics of a trained one its signal fades on the way to the logits.
     */
    private static NdArray disturbed(String name, NdArray array, Random random) {
        double gain = array.rank() == 4 ? KEEPS_VARIANCE : 1;
        double amount = disturbance(name.substring(name.lastIndexOf('.') + 1));
        float[] values = array.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (gain * values[i] + amount * random.nextDouble());
        }
        return NdArray.ofFloats(values, array.shape());
    }

    private static double disturbance(String name) {
        return switch (name) {
            case "alpha", "beta", "add_coeff" -> 0.5;
            case "running_mean", "running_var" -> 0.1;
            default -> 0;
        };
    }

    private static NdArray bank(Sizes sizes, Random random) {
        float[] values = new float[ProtoGcn.EMBEDDING * sizes.classes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return NdArray.ofFloats(values, ProtoGcn.EMBEDDING, sizes.classes());
    }
}
