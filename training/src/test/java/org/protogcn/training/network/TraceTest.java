package org.protogcn.training.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.training.GoldenNetwork.relativeError;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.protogcn.array.NdArray;
import org.protogcn.training.tensor.LibTorch;
import org.protogcn.training.tensor.Tensors;

/** The way back through the network, held to itself: to finite differences, and to other ways of computing the same. */
class TraceTest {
    private static final int CLIPS = 3;
    private static final int PERSONS = 3;
    private static final int FRAMES = 12;
    private static final int JOINTS = 5;

    static {
        LibTorch.load(2);
    }

    private static NetworkConfiguration sizes(double temporalDropout) {
        return new NetworkConfiguration(
                4, 8, 6, NetworkConfiguration.InputNorm.VC, true, true, true, 0, temporalDropout, 0);
    }

    private static ProtoGcn network(NetworkConfiguration sizes, Numbers numbers) {
        ProtoGcn network = new ProtoGcn(sizes, JOINTS, PERSONS, new Device("cpu"), numbers);
        network.weights().initialise(7);
        stir(network.weights());
        return network;
    }

    /** A fresh network's zeros would hide much of it. */
    private static void stir(Weights weights) {
        Random random = new Random(5);
        double[] values = Tensors.toArray(weights.parameters()).toDoubles();
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] == 0 ? 0.3 * random.nextGaussian() : values[i];
        }
        try (PointerScope scope = new PointerScope()) {
            Tensor stirred = Tensors.of(NdArray.ofDoubles(values, values.length));
            weights.parameters().copy_(stirred);
        }
    }

    /** Clips of random coordinates {@code [B,M,T,V,3]} of which the last {@code absent} persons are not there. */
    private static double[] clips(int absent) {
        Random random = new Random(11);
        double[] values = random.doubles((long) CLIPS * PERSONS * FRAMES * JOINTS * 3, -1, 1)
                .toArray();
        int each = FRAMES * JOINTS * 3;
        for (int person = CLIPS * PERSONS - absent; person < CLIPS * PERSONS; person++) {
            Arrays.fill(values, person * each, (person + 1) * each, 0);
        }
        return values;
    }

    private static Tensor tensor(double[] clips, Numbers numbers) {
        return Tensors.of(NdArray.ofDoubles(clips, CLIPS, PERSONS, FRAMES, JOINTS, 3))
                .to(numbers.weights());
    }

    /** Something of everything that comes out. */
    private static Tensor loss(Output output) {
        Tensor logits = output.logits().pow(new Scalar(2.0)).sum();
        return output.prototypes().map(p -> logits.add(p.embedding().sum())).orElse(logits);
    }

    private record Result(double loss, double[] gradients, double[] statistics) {}

    private static Result learn(Numbers numbers, double[] clips, double dropout, Pass pass, boolean sparing) {
        torch.manual_seed(3);
        try (PointerScope scope = new PointerScope();
                ProtoGcn network = network(sizes(dropout), numbers);
                Trace trace = network.trace(tensor(clips, numbers), pass, sparing)) {
            Tensor loss = loss(trace.output());
            loss.backward();
            trace.backward();
            Weights weights = network.weights();
            return new Result(
                    loss.item_double(), Tensors.toArray(weights.gradients()).toDoubles(), statistics(weights));
        }
    }

    private static double[] statistics(Weights weights) {
        return weights.all().stream()
                .filter(weight -> weight.role() == Weight.Role.STATISTIC)
                .flatMapToDouble(
                        weight -> Arrays.stream(Tensors.toArray(weight.tensor()).toDoubles()))
                .toArray();
    }

    @Test
    void statistics_ofABatchInWhichNobodyIsThere_areFinite() {
        double[] statistics = learn(Numbers.FLOAT32, clips(CLIPS * PERSONS), 0, Pass.TRAINING, false)
                .statistics();
        assertTrue(Arrays.stream(statistics).allMatch(Double::isFinite), Arrays.toString(statistics));
    }

    @ParameterizedTest
    @CsvSource({"TRAINING,0", "TRAINING,4", "EXPLANATION,0", "TRAINING_WITHOUT_PROTOTYPES,2"})
    void gradients_ofRandomDirections_areThoseOfFiniteDifferences(Pass pass, int absent) {
        double step = 1e-9;
        double[] clips = clips(absent);
        double[] gradients = learn(Numbers.FLOAT64, clips, 0, pass, false).gradients();
        try (PointerScope scope = new PointerScope();
                ProtoGcn network = network(sizes(0), Numbers.FLOAT64)) {
            Tensor input = tensor(clips, Numbers.FLOAT64);
            Tensor parameters = network.weights().parameters();
            double[] start = Tensors.toArray(parameters).toDoubles();
            for (int seed = 0; seed < 3; seed++) {
                double[] direction =
                        new Random(seed).doubles(start.length, -1, 1).toArray();
                double ahead = moved(network, input, pass, start, direction, step);
                double behind = moved(network, input, pass, start, direction, -step);
                double expected = (ahead - behind) / (2 * step);
                double actual = 0;
                double size = 0;
                for (int i = 0; i < start.length; i++) {
                    actual += gradients[i] * direction[i];
                    size += Math.abs(gradients[i] * direction[i]);
                }
                assertEquals(expected, actual, 1e-4 * size, "direction " + seed);
            }
        }
    }

    private static double moved(
            ProtoGcn network, Tensor input, Pass pass, double[] start, double[] direction, double step) {
        double[] values = new double[start.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = start[i] + step * direction[i];
        }
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            network.weights().parameters().copy_(Tensors.of(NdArray.ofDoubles(values, values.length)));
            try (Trace trace = network.trace(input, pass, false)) {
                return loss(trace.output()).item_double();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"FLOAT64,0", "FLOAT64,0.4", "FLOAT32,0", "FLOAT32,0.4", "BFLOAT16,0", "BFLOAT16,0.4"})
    void gradientsAndStatistics_withBlocksComputedTwice_areTheSame(Numbers numbers, double dropout) {
        Result kept = learn(numbers, clips(4), dropout, Pass.TRAINING, false);
        Result twice = learn(numbers, clips(4), dropout, Pass.TRAINING, true);
        assertEquals(kept.loss(), twice.loss());
        assertArrayEquals(kept.gradients(), twice.gradients());
        assertArrayEquals(kept.statistics(), twice.statistics());
    }

    @Test
    void inputGradient_ofACoordinate_isThatOfAFiniteDifference() {
        double[] clips = clips(0);
        try (PointerScope scope = new PointerScope();
                ProtoGcn network = network(sizes(0), Numbers.FLOAT64);
                Trace trace = network.trace(tensor(clips, Numbers.FLOAT64), Pass.EXPLANATION, false)) {
            loss(trace.output()).backward();
            trace.backward();
            double[] gradient = Tensors.toArray(trace.inputGradient()).toDoubles();
            for (int i = 0; i < clips.length; i += 397) {
                double expected = (nudged(network, clips, i, 1e-6) - nudged(network, clips, i, -1e-6)) / 2e-6;
                assertEquals(expected, gradient[i], 1e-5 * (1 + Math.abs(expected)), "coordinate " + i);
            }
        }
    }

    private static double nudged(ProtoGcn network, double[] clips, int place, double by) {
        double[] moved = clips.clone();
        moved[place] += by;
        try (PointerScope scope = new PointerScope()) {
            return loss(network.forward(tensor(moved, Numbers.FLOAT64), Pass.EXPLANATION))
                    .item_double();
        }
    }

    @Test
    void inputGradient_withoutAWayBack_isRefused() {
        try (PointerScope scope = new PointerScope();
                ProtoGcn network = network(sizes(0), Numbers.FLOAT64);
                Trace trace = network.trace(tensor(clips(0), Numbers.FLOAT64), Pass.EXPLANATION, false)) {
            assertThrows(IllegalStateException.class, trace::inputGradient);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "BFLOAT16", "FLOAT16"})
    void logits_ofPresentAndAbsentPersons_areThoseOfEverybody(Numbers numbers) {
        try (PointerScope scope = new PointerScope();
                ProtoGcn network = network(sizes(0), numbers)) {
            Tensor clips = tensor(clips(5), numbers);
            double[] merged = Tensors.toArray(
                            network.forward(clips, Pass.RECOGNITION).logits())
                    .toDoubles();
            double[] all = Tensors.toArray(
                            network.forward(clips, Pass.EXPLANATION).logits())
                    .toDoubles();
            assertTrue(relativeError(merged, all) < (numbers == Numbers.FLOAT32 ? 1e-6 : 1e-2));
        }
    }
}
