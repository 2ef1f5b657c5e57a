package org.protogcn.training.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.training.GoldenNetwork.relativeError;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.array.NdArray;
import org.protogcn.training.GoldenNetwork;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.tensor.Tensors;

/** Two clips of two persons, the second of whom is absent from the second clip. */
class NetworkReaderTest {
    private static final List<String> IDS = List.of("first", "second");
    private static final long[] LABELS = {0, 3};

    private static void read(GoldenNetwork golden, BiConsumer<ProtoGcn, List<ClipReading>> check) {
        try (PointerScope scope = new PointerScope();
                ProtoGcn network = golden.network(Numbers.FLOAT32)) {
            NetworkReader reader = new NetworkReader(network, golden.configuration(), Set.of(1, 10));
            Tensor clips = Tensors.of(golden.array("input.npy"));
            check.accept(network, reader.read(clips, IDS, LABELS));
        }
    }

    private static double[] topology(ClipReading reading, TopologyKind kind, int layer) {
        return reading.topologies().get(new TopologyKey(kind, layer));
    }

    private static void assertClose(double[] expected, double[] actual, double tolerance) {
        double error = relativeError(actual, expected);
        assertTrue(error <= tolerance, () -> "relative error " + error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntu_tiny", "coco_tiny"})
    void lastTopology_isTheAuthors_averagedOverPersonsAndChannels(String name) {
        GoldenNetwork golden = GoldenNetwork.named(name);
        NdArray authors = golden.array("eval_topology.npy"); // [M,C,V,V] of the first clip
        double[] mean = new double[golden.joints() * golden.joints()];
        double[] all = authors.toDoubles();
        for (int i = 0; i < all.length; i++) {
            mean[i % mean.length] += all[i] * mean.length / all.length;
        }
        read(golden, (network, readings) -> {
            double[] found = topology(readings.get(0), TopologyKind.INTRA, 10).clone();
            Topologies.add(topology(readings.get(0), TopologyKind.INTER, 10), found);
            assertClose(mean, found, 1e-5);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntu_tiny", "coco_tiny"})
    void reconstruction_isTheAuthors(String name) {
        GoldenNetwork golden = GoldenNetwork.named(name);
        double[] authors = golden.array("eval_recon_graph.npy").toDoubles(); // [B,V*V]
        read(golden, (network, readings) -> {
            for (int clip = 0; clip < 2; clip++) {
                double[] expected =
                        Arrays.copyOfRange(authors, clip * authors.length / 2, (clip + 1) * authors.length / 2);
                assertClose(expected, topology(readings.get(clip), TopologyKind.RECONSTRUCTED, 10), 5e-5);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntu_tiny", "coco_tiny"})
    void staticTopology_isTheMeanOfA0OverHeads_forEveryClip(String name) {
        GoldenNetwork golden = GoldenNetwork.named(name);
        Map<String, NdArray> weights =
                golden.weights(golden.array("weights.npy").toFloats());
        double[] a0 = weights.get("backbone.gcn.0.gcn.A").toDoubles(); // [K,V,V]
        double[] mean = new double[a0.length / 8];
        for (int i = 0; i < a0.length; i++) {
            mean[i % mean.length] += a0[i] / 8;
        }
        read(golden, (network, readings) -> {
            assertClose(mean, topology(readings.get(0), TopologyKind.STATIC, 1), 1e-6);
            assertClose(mean, topology(readings.get(1), TopologyKind.STATIC, 1), 1e-6);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntu_tiny", "coco_tiny"})
    void whole_isTheSumOfItsParts(String name) {
        read(GoldenNetwork.named(name), (network, readings) -> {
            double[] sum = topology(readings.get(1), TopologyKind.STATIC, 1).clone();
            Topologies.add(topology(readings.get(1), TopologyKind.INTRA, 1), sum);
            Topologies.add(topology(readings.get(1), TopologyKind.INTER, 1), sum);
            assertClose(sum, topology(readings.get(1), TopologyKind.WHOLE, 1), 1e-12);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntu_tiny", "coco_tiny"})
    void responses_ofEveryPair_addUpToOne(String name) {
        GoldenNetwork golden = GoldenNetwork.named(name);
        int prototypes = golden.configuration().prototypes();
        read(golden, (network, readings) -> {
            double[] responses = readings.get(1).responses();
            assertEquals(golden.joints() * golden.joints() * prototypes, responses.length);
            for (int pair = 0; pair < responses.length / prototypes; pair++) {
                double sum = Arrays.stream(responses, pair * prototypes, (pair + 1) * prototypes)
                        .sum();
                assertEquals(1, sum, 1e-5);
            }
        });
    }
}
