package org.protogcn.training.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.protogcn.array.NdArray;
import org.protogcn.training.network.NetworkConfiguration;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.tensor.LibTorch;

/** Two joints, so four pairs; four prototypes in a memory of 32 channels; two classes. */
class PrototypeSurveyTest {
    private static final int PROTOTYPES = 4;
    private static final int CHANNELS = 32;
    private static final NetworkConfiguration SIZES =
            new NetworkConfiguration(2, 8, PROTOTYPES, NetworkConfiguration.InputNorm.VC, true, true, true, 0, 0, 0);

    @BeforeAll
    static void loadLibtorch() {
        LibTorch.load(1);
    }

    /** Prototypes 0 and 1 are the channels 0 and 1; 2 is twice prototype 0; 3 is the opposite of prototype 1. */
    private static NdArray memory() {
        double[] values = new double[CHANNELS * PROTOTYPES]; // [C,P]
        values[0] = 1;
        values[PROTOTYPES + 1] = 1;
        values[2] = 2;
        values[PROTOTYPES + 3] = -1;
        return NdArray.ofDoubles(values, CHANNELS, PROTOTYPES);
    }

    /** A decoder that passes channel 0 on, ten times as large, and nothing else. */
    private static NdArray decoder() {
        double[] values = new double[CHANNELS * CHANNELS];
        values[0] = 10;
        return NdArray.ofDoubles(values, CHANNELS, CHANNELS, 1, 1);
    }

    private static void survey(Consumer<PrototypeSurvey> test) {
        try (PointerScope scope = new PointerScope();
                ProtoGcn network = new ProtoGcn(SIZES, 2, 1, new Device("cpu"), Numbers.FLOAT64)) {
            network.weights().initialise(1);
            Map<String, NdArray> weights = new TreeMap<>(network.weights().toArrays());
            weights.put("backbone.prn.memory_matrix.weight", memory());
            weights.put("backbone.post.weight", decoder());
            weights.put("backbone.post.bias", NdArray.ofDoubles(new double[CHANNELS], CHANNELS));
            network.weights().load(weights, "by hand");
            PrototypeMemory memory = new PrototypeMemory(new WeightTable(network));
            test.accept(new PrototypeSurvey(memory, List.of("hand", "foot"), List.of("wave", "kick")));
        }
    }

    /** {@code [V·V·P]}: every pair the same, but for the pair from foot to hand. */
    private static double[] responses(double[] usual, double[] fromFootToHand) {
        double[] all = new double[4 * PROTOTYPES];
        for (int pair = 0; pair < 4; pair++) {
            System.arraycopy(pair == 2 ? fromFootToHand : usual, 0, all, pair * PROTOTYPES, PROTOTYPES);
        }
        return all;
    }

    private static PrototypeReport report() {
        PrototypeReport[] report = new PrototypeReport[1];
        survey(survey -> {
            survey.add(0, "w1", responses(new double[] {0.7, 0.2, 0.1, 0}, new double[] {0.3, 0.6, 0.1, 0}));
            survey.add(0, "w2", responses(new double[] {0.6, 0.3, 0.1, 0}, new double[] {0.6, 0.3, 0.1, 0}));
            survey.add(1, "k1", responses(new double[] {0.4, 0.35, 0.25, 0}, new double[] {0.4, 0.35, 0.25, 0}));
            report[0] = survey.report();
        });
        return report[0];
    }

    @Test
    void unusedAndNeverFirstPrototypes_areCounted() {
        assertEquals(List.of(2, 3), report().unused());
        assertEquals(List.of(2, 3), report().neverFirst());
    }

    @Test
    void duplicates_pointTheSameWay_howeverLong_andNotTheOpposite() {
        assertEquals(List.of(new PrototypeReport.Duplicate(2, 0, 1)), report().duplicated());
    }

    @Test
    void responses_areMeansOverPairsAndClips_timesTheNumberOfPrototypes() {
        PrototypeReport report = report();
        assertArrayEquals(new double[] {2.4, 1.2, 0.4, 0}, report.responses()[0], 1e-9);
        assertArrayEquals(new double[] {1.6, 1.4, 1, 0}, report.responses()[1], 1e-9);
        assertEquals(4 * (0.6 + 0.6 + 0.4) / 3, report.prototypes().get(0).share(), 1e-9);
    }

    @Test
    void aPrototype_namesItsClipsPairsAndNearestClasses_bestFirst() {
        PrototypeReport.Prototype second = report().prototypes().get(1);
        assertEquals("k1", second.clips().get(0).clip());
        assertEquals("w1", second.clips().get(1).clip());
        assertEquals(
                new PrototypeReport.PairResponse("foot", "hand", 4 * 0.6),
                second.clips().get(1).strongest());
        assertEquals("foot", second.pairs().get(0).from());
        assertEquals("hand", second.pairs().get(0).to());
        assertEquals("kick", second.nearest().get(0).group());
        assertEquals(1.4 / second.share(), second.nearest().get(0).ratio(), 1e-9);
    }

    /** The mean response to prototype 0 is 1.7 / 3 on usual pairs, 1.3 / 3 on the other; 10 of it in one of 32 channels. */
    @Test
    void decoded_isWhatTheDecoderMakesOfThePrototypesMeanResponses() {
        double[][] decoded = report().prototypes().get(0).decoded();
        double scale = 10.0 / CHANNELS / Math.sqrt(1 + 1e-5);
        assertEquals(1.7 / 3 * scale, decoded[0][0], 1e-6);
        assertEquals(1.3 / 3 * scale, decoded[1][0], 1e-6);
    }

    @Test
    void effectiveNumber_isThatOfEvenlyUsedPrototypes() {
        assertEquals(4, PrototypeSurvey.effective(new double[] {1, 1, 1, 1}), 1e-9);
        assertEquals(2, PrototypeSurvey.effective(new double[] {2, 2, 0, 0}), 1e-9);
    }

    @Test
    void onlyTheStrongestClips_areRemembered() {
        survey(survey -> {
            for (int clip = 0; clip < 50; clip++) {
                double share = clip / 100.0;
                double[] row = {share, 1 - share, 0, 0};
                survey.add(0, "clip " + clip, responses(row, row));
            }
            List<PrototypeReport.ClipResponse> clips =
                    survey.report().prototypes().get(0).clips();
            assertEquals(5, clips.size());
            assertEquals("clip 49", clips.get(0).clip());
        });
    }
}
